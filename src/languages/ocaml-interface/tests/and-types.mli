(** A tree. *)
type tree = Node of forest

(** Many. *)
and forest = tree list

type nonrec t = t
