object Instances:
  given intOrd: Ord[Int] with
    def compare(x: Int, y: Int) = x - y

  given Ord[String] with {
    def compare(x: String, y: String) = 0
  }

  given listOrd[T](using o: Ord[T]): Ord[List[T]] with
    def compare(x: List[T], y: List[T]) = 1

  given ctx: Context = Context.default
  given [T](using Show[T]): Show[Option[T]] = ???
  private given Codec = utf8
