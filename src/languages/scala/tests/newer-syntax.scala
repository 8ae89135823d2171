class Box[A]()(using ev: Show[A]) extends Base[A]()(ev) with Boxed
class Pair[A](a: A) extends Two(a)(using ord)

def run(xs: List[Int]) = {
  xs.foreach { implicit ctx: Ctx => ctx.go }
  val end = xs
  end match {
    case Nil => 0
  }
}
trait Self { self: Other => def one = 1 }
