fun labels(items: List<Int>) {
    outer@ for (i in items) {
        for (j in items) {
            if (j == i) continue@outer
            break@outer
        }
    }
    items.forEach other@{
        if (it == 0) return@other
        return@forEach
    }
}

class Outer {
    inner class Inner {
        fun up() = this@Outer.toString() + super@Outer.hashCode()
    }
}
