package b

class Good {
    fun fine() = 1
}

fun before() {}

class Bad {
    fun half( {
    val kept = 1
}

fun after(x: Int): Int = x

object Last {
    val value = 1
}
