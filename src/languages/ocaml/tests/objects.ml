let o = object
  val count = 0
  method get = count
end
