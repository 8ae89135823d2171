class Box<in I, out O>(private val items: List<@UnsafeVariance O>) where I : Any, O : Comparable<O> {
    fun <R> map(transform: (O) -> R): Box<I, R> = TODO()
    val any: Box<*, out Number>? = null
}

typealias Predicate<T> = (T) -> Boolean
typealias Nested = Map<String, List<Pair<Int, Int?>>>

interface Comparator2<in T : Comparable<T>>
fun <T> T.also2(block: (T) -> Unit): T where T : Any, T : java.io.Closeable = this
