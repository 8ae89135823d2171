class Settings {
    var request: Request.() -> Unit = {}
        @Deprecated(
            "Use (configure) instead",
            replaceWith = ReplaceWith("configure(value)"),
            level = DeprecationLevel.ERROR
        )
        set

    val size: Int
        @JvmName(nameOf("size", of(1))) get() = 1

    var after: Int = 0
        private set

    fun configure() {}
}
