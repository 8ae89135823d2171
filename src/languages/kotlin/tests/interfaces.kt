interface Repository<out T> : Closeable {
    val size: Int
    val isEmpty: Boolean get() = size == 0
    var name: String

    fun find(id: String): T?
    fun all(): List<T> = emptyList()
    private fun helper() {}

    companion object {
        const val LIMIT = 10
    }
}

fun interface Handler {
    suspend fun handle(request: Request): Response
}

sealed interface Node
private interface Hidden {
    fun inside()
}
