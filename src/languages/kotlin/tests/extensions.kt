fun String.shout(): String = uppercase()
fun String?.orEmpty() = this ?: ""
fun <T : Comparable<T>> List<T>.sortedPair(other: List<T>): Pair<List<T>, List<T>> = TODO()
fun <K, V> Map.Entry<K, V>.flip() = value to key
fun Outer<Int>.Inner.deep() {}
fun (() -> Unit).twice() {
    this()
    this()
}
private fun Int.half() = this / 2

val String.lastChar: Char
    get() = this[length - 1]
var <T> MutableList<T>.head: T
    get() = first()
    set(value) {
        this[0] = value
    }

class Scope {
    fun String.inside() = length
    val Int.double get() = this * 2
}

fun Factory.Companion.build() = create()
fun Call.`with spaces`() {}
