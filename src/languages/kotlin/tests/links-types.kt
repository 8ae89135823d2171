package a

open class Base<T : Any>(val item: T, size: Int = 1) : Root(), Named<T> by item
interface Shape : Named<String>
class Box(vararg val all: Base<Int>, private val on: ((Int, name: String) -> Box)? = null) {
    constructor(size: Int) : this()
    inner class Inside
    companion object Made : Factory<Box>
}
object Registry : Map<String, a.Box> by other
val <T> Base<T>.first: T get() = item
fun <R> Base<R>.with(block: suspend Base<R>.(R) -> Unit, many: List<Box?>): Box.Inside? = null
typealias Handler = Box.(Int) -> Unit
typealias Boxes = List<Box>
enum class Mode(val code: Int) : Shape { ON(1), OFF(2) { override fun name() = "" } }
