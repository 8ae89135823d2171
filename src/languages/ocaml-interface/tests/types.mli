type t
type point = { x : int; y : int }
type shape = Circle of float | Empty
exception Bad of string
