package a

fun narrow(x: Any, y: Any?) {
    if (x is Foo) x.run() else x.none()
    if (x is Foo && x.a && y is Bar) y.b
    if (x !is Foo || x.a) return
    x.after
    if (y is Foo) { y = 1; y.written }
    when (x) {
        is Bar -> x.b
        is Foo, is Bar -> x.c
        !is Foo -> x.d
        else -> x.e
    }
    when {
        y is Foo -> y.f(y)
        else -> y.g
    }
    when (val z = y) {
        is Foo -> z.h
        else -> Unit
    }
}
