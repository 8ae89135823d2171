module type ORD = sig
  type t
  (** Which is first. *)
  val compare : t -> t -> int
end
module Make (O : ORD) : ORD with type t = O.t = struct
  type t = O.t
  let compare = O.compare
end
module Ints = Make (Int)
