(** Adds. *)
val add : int -> int -> int

val answer : int
(** What it is. *)

val ( >>= ) : 'a t -> ('a -> 'b t) -> 'b t
