@main def run(args: String*): Unit = ()
def curried(a: Int)(b: => Int)(using c: Ctx): Int = a + b
def poly[F[_]: Monad, A >: Null](fa: F[A]): F[A] = fa
inline def fast(inline n: Int): Int = ${ impl('n) }
def outer(n: Int) = {
  def inner(m: Int): Int = if (m == 0) n else inner(m - 1)
  val local = inner(n)
  class Local(val field: Int)
  local
}
def noBody: Int
def old(x: Int) { println(x) }
