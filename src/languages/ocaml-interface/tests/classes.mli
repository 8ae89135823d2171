class point : int -> object
  val mutable x : int
  method get : int
end
