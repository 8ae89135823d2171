(** A shape. *)
type 'a shape =
  | Circle of { radius : float; mutable count : int }  (** Round. *)
  | Square of float * 'a
  | Empty
type t = ..
type t += Added of int
type color = [ `Red | `Green of int ]
