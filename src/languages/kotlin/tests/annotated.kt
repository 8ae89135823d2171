package annotated

@OptIn(ExperimentalApi::class)
@Suppress("unused")
private val job = launch {
    val inner = 1
}

@Target(AnnotationTarget.CLASS)
@Retention(AnnotationRetention.BINARY)
public annotation class Internal

@Resource("/users")
@Serializable
class Users {
    val count = 1
    fun list() = count
}

@Marker
internal fun Request.complete() {
    val job = 2
}

infix fun Int.over(other: Int) = this / other
val half = 4 over 2
