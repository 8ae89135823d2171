exception Plain
exception Bad of string * int
(** Says why. *)

exception Found of { where : int }
