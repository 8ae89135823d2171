package shapes

/** A shape. */
abstract class Shape<T : Any>(val name: String, protected var size: Int = 1, private val tag: T, plain: Long) :
    Base(name), Drawable {
    private val cache = mutableMapOf<String, T>()
    open val area: Double
        get() = size * 2.0

    init {
        val local = plain
        println(local)
    }

    constructor(name: String) : this(name, 1, error("none"), 0)

    /** Draws. */
    override fun draw() {}
    abstract fun scale(by: Int): Shape<T>
    protected open fun grow() = size++
    inner class Corner(val x: Int)
    class Nested
}

data class Point(val x: Int, val y: Int = 0)
sealed class Result {
    data class Ok(val value: String) : Result()
    object Missing : Result()
}

@JvmInline
value class Id(private val raw: String)
annotation class Marker(val reason: String = "")
class Empty
private class Hidden {
    fun shown() {}
}

internal open class Inside
class Injected @Inject constructor(private val service: Service)
class Private private constructor()
