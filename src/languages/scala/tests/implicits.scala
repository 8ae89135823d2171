object syntax {
  implicit class RichString(private val s: String) extends AnyVal {
    def shout = s.toUpperCase
  }
  implicit val intShow: Show[Int] = Show.fromToString
  implicit def listShow[A](implicit A: Show[A]): Show[List[A]] = new Show[List[A]] {
    def show(xs: List[A]) = xs.map(A.show).mkString
  }
  implicit object Unit extends Show[Unit]
}
