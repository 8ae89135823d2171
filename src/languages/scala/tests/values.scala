val Pair(left, right) = make()
val (a, Some(b)) = two
val head :: tail = list
var x, y = 0
lazy val later: Int = { val t = 1; t }
val Upper = 1
val _ = ignored
class Values {
  val List(first, second @ Some(_)) = found
  var open: Int = _
  val block = list.map { i =>
    val inner = i
    inner
  }
}
