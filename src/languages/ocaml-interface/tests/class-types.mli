class type shape = object
  method area : float
  method private hidden : int
  method virtual name : string
end

class virtual ['a] stack : 'a list -> object ('self)
  inherit shape
  val mutable virtual items : 'a list
  method push : 'a -> 'self
end
and leaf : shape
