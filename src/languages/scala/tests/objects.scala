object Config extends App {
  val MaxSize = 10
  val path = "/etc"
  final val limit = 3
  var Counter = 0
  lazy val loaded = load(path) { x => x }
  private def load(from: String) = from
  object Inner {
    case class Entry(key: String)
  }
}
