(** Makes sets. *)
module Make (Ord : ORDERED) (_ : HASH) : S with type elt = Ord.t
module Apply : functor (X : ORDERED) -> sig
  val run : X.t -> unit
end
module Unit () : sig
  val fresh : int
end
