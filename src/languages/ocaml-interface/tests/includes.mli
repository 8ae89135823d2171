include Comparable
include Set.S with type elt := string
include module type of List
include module type of struct include String end
include sig
  val extra : int
end
