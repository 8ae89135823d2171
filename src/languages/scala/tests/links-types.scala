package a.b
package c

import x.y.{Z => W, Q, R as S, _}, other.Thing

abstract class Base[T <: Bar](val item: T, size: Int = 1)(implicit ev: Ev[T]) extends a.Root[T](item) with Named { self: Extra =>
  type Al = List[Base]
  def run[R](first: R, more: Int*)(block: R => Unit)(implicit q: Q): a.Out[R]
  def shown = item
  val lazily: Int => Base = x => this
}
object Base extends Factory[Base]
enum Mode(val code: Int) extends Shape {
  case On extends Mode(1)
  case Off
}
extension [T](xs: List[T])(using q: Q) def second: T = xs.tail.head
given ord: Ord[Int] = new Ord
