package f

fun main(args: Array<String>) {
    val greeting = "hi"
    fun local(times: Int): Int = times + args.size
    class Helper {
        fun help() {}
    }
    val lambda = { x: Int -> x * 2 }
    local(1)
}

inline fun <reified T : Any> typeOf(block: T.() -> Unit = {}): String where T : Comparable<T> = T::class.simpleName!!
suspend fun fetch(url: String): ByteArray {
    return client.get(url)
}
tailrec fun count(n: Int): Int = if (n == 0) 0 else count(n - 1)
infix fun Int.plus2(other: Int) = this + other
operator fun Point.plus(other: Point) = Point(x + other.x)
external fun native(): Int
fun vararg(vararg items: String, noinline each: (String) -> Unit) = items.forEach(each)
fun default(a: Int, b: Int = a) {}
internal fun near() {}
private fun hidden() = 1
fun `quoted name`() {}
