class Vec(val x: Int) {
  def +(o: Vec): Vec = new Vec(x + o.x)
  def unary_- : Vec = this
  def ::(o: Vec) = o
  def x_=(v: Int): Unit = ()
  def `type`: String = "vec"
  val `a value` = 1
  def use = {
    val v = this + `a value`
    v :: Nil
    v += 1
  }
}
