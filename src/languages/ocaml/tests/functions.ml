(** Adds.
    Twice. *)
let add a b = a + b

(* Not for readers. *)
let twice = fun x -> add x x
let name = function Some s -> s | None -> ""
let partial = add 1
