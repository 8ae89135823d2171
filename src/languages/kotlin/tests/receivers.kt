class Html {
    fun body(init: Body.() -> Unit): Body = Body().apply(init)
    operator fun String.unaryPlus() = add(this)
}

fun html(init: Html.() -> Unit): Html {
    val html = Html()
    html.init()
    return html
}

val page = html {
    body {
        val title = "x"
        +title
        fun helper() = title
    }
}
