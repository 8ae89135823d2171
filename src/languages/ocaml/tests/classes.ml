class point (x0 : int) = object (self)
  inherit base x0 as super
  val mutable pos = x0
  method get = pos
  method private move d = pos <- pos + d; self#get
  method virtual area : float
end
class type shape = object method area : float end
