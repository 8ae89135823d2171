/** Of the class.
  *
  * Second line.
  */
class Documented {

  /** Of the value. */
  val a = 1

  // no doc
  def b = 2

  /** Of c. */
  @tailrec
  final def c(n: Int): Int =
    if (n == 0) n
    else c(n - 1)

  /** Of d, not of c. */
  def d = 4 /* no doc of e */
  def e = 5
}
