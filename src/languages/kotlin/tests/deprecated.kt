@Deprecated("no", ReplaceWith("fresh()"), DeprecationLevel.WARNING)
fun stale() {}

class Api {
    @kotlin.Deprecated("no")
    val old = 1

    /** @deprecated is no KDoc tag. */
    fun current() {}
}

@Suppress("Deprecated")
fun kept() {}
