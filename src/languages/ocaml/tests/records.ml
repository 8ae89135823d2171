type point = {
  x : int;  (** From the left. *)
  mutable y : int;
}
and name = string
let moved p = { p with x = 1 }
let nameOf { x; y = why } = p.x <- x + why
