package a

class Values(start: Point) {
  val made = Point(1, y = 2)
  val (left, right) = pair
  val Point(x, _) = start
  def all(points: List[Point]) = {
    points.map(_.x).filter(p => p > 1).foreach { p => p.y }
    points.foldLeft(0)((sum, p) => sum)
    points map (_.next.y)
    for { p <- points; q = p.next; (a, b) <- q if a } yield b.x
    start match {
      case p: Other => p.x
      case Point(y, z) if y => z.x
      case w @ Point(_, _) => w.x
      case v => v.x
    }
    new Point(1, 2).next
    new Base(start) { def name = super.name + Values.this.made }
    made op start
    1 :: made
    made.asInstanceOf[Other].x
    (made: Other).x
    this.made.x = if (x) made else throw new Wrong("x")
    make[Point](1)(2)
    super[Base].run()
    s"a ${made.x} $start"
  }
}
