open Base
type 'a t = Leaf | Node of 'a t * int
val find : Map.M(String).t -> key:'k -> 'a t option
module X : S.T with type u = Y.v
