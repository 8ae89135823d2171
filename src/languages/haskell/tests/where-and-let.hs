total xs = go xs 0
  where
    start = 0
    go [] n = n
    go (y : ys) n = let m = n + y in go ys m
