f v = case v of
  Just n | n > 0, Right m <- g n -> m
  whole@(Left (a, [b])) -> h whole a b
  _ -> if v == v then 1 else 2
