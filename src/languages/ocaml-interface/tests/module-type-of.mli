module Copy : module type of List
module type COPY = module type of Set.Make
val packed : (module Show with type t = int) -> string
