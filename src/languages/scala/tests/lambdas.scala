val f = (a: Int, b: String) => a
val g: Int => Int = x => x + 1
val h = xs.foldLeft(0)(_ + _)
def k = {
  xs.map { case (p, q) => p }
  xs.foreach { y: Int => println(y) }
  xs.foreach { implicit z =>
    println(z)
  }
  xs.map: w =>
    w + 1
}
