class Host {
  val listener = new Listener {
    val times = 1
    def heard(): Unit = ()
  }
  def make = new Maker with Closeable { self =>
    override def close() = ()
  }
}
