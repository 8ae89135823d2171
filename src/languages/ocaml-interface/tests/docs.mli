(** The file. *)

(** {1 Part} *)

(** Before. *)
val before : int

val after : int
(** After. *)

val plain : int
(* No doc. *)

val bare : int

(** Of the type,
    on two lines. *)
type t = int
