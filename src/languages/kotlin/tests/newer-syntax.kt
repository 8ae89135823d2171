package c

context(logger: Logger, clock: Clock)
fun logged(message: String) {
    logger.info(message)
}

class Plain {
    context(_: Scope) private val Int.scaled: Int get() = this
    fun inside() = $$"a $plain word, $$real and ${no}"
}

class Made<T : Comparable<T>>
@Inject
constructor(private val value: T) : Base()

fun Route.configure() {
    val params = mapOf("id" to 1)

    get("/") {
        val response = params
    }
    val raw = $$"""{"$id": 1}"""
    set("a", raw)
    val last = raw
    get { last }
}

var stored: Int = 0
    get() = field
    set(value) {
        field = value
    }
