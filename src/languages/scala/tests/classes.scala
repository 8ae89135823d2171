package shapes

/** A shape. */
abstract class Shape[+T <: AnyRef](val name: String, protected var size: Int = 1, private val tag: T, plain: Long)
    extends Base(name)
    with Drawable {
  private[this] val cache = mutable.Map.empty[String, Int]
  def this(name: String) = this(name, 1, null, 0L)
  override def draw(): Unit = println(plain)
  def scale(by: Int): Shape[T]
  protected[shapes] def grow() = size += 1
  class Corner(val x: Int)
}

final case class Point(x: Int, y: Int = 0)(implicit val ctx: Ctx)
sealed trait Result
case object Missing extends Result
class Empty
private class Hidden {
  def shown = 1
}
private[shapes] class Inside
class Locked private (val key: Int)
