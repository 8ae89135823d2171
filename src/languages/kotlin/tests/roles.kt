import a.b.Client as C
import a.b.util.*
import kotlin.math.max

typealias Callback = (event: Event) -> Unit

fun use(c: C, items: List<String>) {
    var total = 0
    total = max(total, 1)
    total += 2
    total++
    c.name = "x"
    c.count--
    items[0].length
    c.send(body = total, "y")
    val pair = total to c
    val ref = c::send
    val type = C::class
    val same = ::use
    if (c is Sub && c !is a.b.Other) c as? Sub
    val made = Sub<String>(1)
    throw Failure("bad $total and ${c.name}")
}

fun generic() {
    decode<String>("x")
    json.read<Model>(text).size
    build<Thing> { total }
    if (a < b) work(a > (b))
}
