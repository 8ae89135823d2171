open Base
include Eq with type t := t
module Inner : sig
  val deep : int
end
module type S = sig
  type t
end
module Make (O : S) : S
