/** The registry. */
object Registry : Map<String, Int> by delegate {
    const val VERSION = "1"
    private val entries = HashMap<String, Int>()
    fun register(name: String) = entries.put(name, 1)
}

data object Nothing

class Factory {
    companion object Default : Creator {
        @JvmStatic
        fun create(): Factory = Factory()
    }
}

class Unnamed {
    private companion object {
        val secret = 1
    }
}

val listener = object : Listener {
    val count = 0
    override fun onEvent(event: Event) {
        val local = event
    }
}

fun make(): Listener {
    return object : Listener {
        override fun onEvent(event: Event) {}
    }
}
