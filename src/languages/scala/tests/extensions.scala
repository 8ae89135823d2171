extension (s: String)
  def shout: String = s.toUpperCase
  private def quiet = s

extension [T](xs: List[T])(using ord: Ord[T])
  def second: T = xs(1)

object Syntax {
  extension (n: a.b.Num) def +++(o: a.b.Num): a.b.Num = n
}
