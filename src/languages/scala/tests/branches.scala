object Branches {
  def run(a: Boolean) = {
    if (a) one() else two()
    a match {
      case true => three()
      case _ => four()
    }
    while (five()) six()
    for (x <- seven()) eight()
    for { x <- nine() } yield ten()
    try eleven() catch { case e: Wrong => twelve() } finally thirteen()
  }
}
