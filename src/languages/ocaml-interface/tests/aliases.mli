module L = List
module M : Map.S with type key := string
module rec Even : sig
  type t
end
and Odd : sig
  type t = Even.t
end
