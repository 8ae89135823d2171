class Logging(private val inner: Store, name: String) : Store by inner, Named by NameOf(name), Base<Store>(inner) {
    override fun get(key: String) = inner.get(key).also { log(key) }
    private val mutex = Mutex()
    var token: String? by map
    val size by lazy(LazyThreadSafetyMode.NONE) {
        val count = inner.count()
        count
    }
}
