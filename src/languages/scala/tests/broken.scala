package demo

object Before {
  def fine = 1
}

class Torn {
  def first(x: Int) = x
  def second(y: Int = {
    y +
  }

object After {
  val kept = 2
  def found = kept
}
