enum class Colour(val rgb: Int) {
    /** Red. */
    RED(0xff0000),

    @Deprecated("use RED")
    CRIMSON(0xdc143c) {
        override fun mix() = RED
    },
    GREEN(0x00ff00);

    open fun mix(): Colour = this

    companion object {
        val default = RED
    }
}

enum class Empty
enum class Plain { A, B }
