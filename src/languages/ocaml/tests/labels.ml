let f ?(deep = true) ?width ~label ~other:o (n : int) () = (deep, width, label, o, n)
