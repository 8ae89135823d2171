package p

const val MAX = 10
val plain = 1
var counter: Int = 0
    private set
val computed: Int get() = counter * 2
val lazyValue: String by lazy { "x" }
private val hidden = listOf(1, 2)
val handler = { event: Event -> println(event) }
val (first, second) = pair()

class Holder {
    lateinit var service: Service
    var value: Int = 0
        get() = field + 1
        set(new) {
            field = new
        }
    val observed: String by Delegates.observable("") { _, old, new -> log(old, new) }

    @get:JvmName("flag")
    val isFlag = true
    internal val near = 1
    protected var kept: List<String> = emptyList()
}
