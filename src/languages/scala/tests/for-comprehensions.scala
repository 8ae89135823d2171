def all(xs: List[Int]) =
  for {
    x <- xs.map(x => x)
    y = x + 1
    (k, Some(v)) <- pairs(y) if k > x
    Upper <- v
  } yield x + k

def loop() = for (i <- 0 until 10; j <- rows(i)) print(i, j)
