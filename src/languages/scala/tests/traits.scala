trait Ordered[A] extends Any with Comparable[A] { self: Numeric =>
  type Elem
  type Bounded <: Elem
  type Alias = Elem
  val zero: A
  var current: A
  def compare(that: A): Int
  def <(that: A): Boolean = compare(that) < 0
}
