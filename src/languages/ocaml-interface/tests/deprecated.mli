val old : int -> int
[@@deprecated "use fresh"]

val fresh : int -> int

type gone = int [@@ocaml.deprecated "use t"]
module Old : sig end [@@deprecated "gone"]
exception Stale [@@deprecated "gone"]
external away : int -> int = "away" [@@deprecated "gone"]
val alerted : int [@@alert deprecated "use fresh"]
val unstable : int [@@alert unstable "may go"]
module type OLD = sig end [@@deprecated "gone"]
