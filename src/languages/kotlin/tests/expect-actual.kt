expect class Platform() {
    val name: String
    fun run()
}

expect fun now(): Long
actual class File actual constructor(path: String) {
    actual fun read(): ByteArray = TODO()
    actual val size: Int = 0
}

actual typealias Clock = java.time.Clock
