@deprecated("use New", "1.0")
class Old
class New {
  @deprecated def a = 1
  @scala.deprecated("x", since = "2") val b = 2

  /** Says so.
    * @deprecated use a
    */
  def c = 3
  def d = "@deprecated"
}
