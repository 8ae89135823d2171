def f(v: Any, x: Int) = v match {
  case Some(y) if y > x => y
  case p: Foo => p.bar
  case n @ Bar(_, rest @ _*) => n
  case a :: b => a
  case (c, Pi) => c
  case `x` | 1 => x
  case s"id-$id" => id
  case Named(key = k) => k
  case other.Type(z) => z
  case _ => try g() catch { case e: Ex => e }
}
