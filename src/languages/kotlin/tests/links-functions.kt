package a

fun build(name: String, block: Made.() -> Unit = {}) = Made()
val later = { a: Int, b -> b }
val named = fun(a: Int): Int { return a }
class Made {
    val size: Int get() = count
    init { count = 1 }
    constructor() { count = 2 }
    fun use() {
        build("a") { x }
        build("a", { y })
        build(block = { z }, name = "b")
        each { one, (two, three), four: Int -> one }
        this infix { it }
        build("b") label@{ this@label.x; return@label }
        build { build { inner } }
        plain({ }, { -> 1 })
    }
}
