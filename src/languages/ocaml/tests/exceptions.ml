exception Bad of string
exception Alias = Not_found
let f () = raise (Bad "x")
