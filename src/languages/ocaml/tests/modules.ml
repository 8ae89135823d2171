module Outer = struct
  type t = int
  module Inner = struct
    let deep = 1
  end
  let f x = Inner.deep + x
end
module L = List
