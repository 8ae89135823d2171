val sound : int

val torn : int -> (

(** Is found. *)
val after : int -> int

type t = { a : int;

module M : sig
  val inner : int
end
