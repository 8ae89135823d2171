fun scopes(input: List<Pair<Int, Int>>) {
    val x = 1
    for ((a, b) in input) {
        val x = x + a
    }
    for (i in 0..2) println(i)
    when (val found = input.firstOrNull()) {
        null -> {}
        is Pair<*, *> -> println(found)
    }
    try {
        work()
    } catch (e: Failure) {
        report(e)
    }
    input.map { (left, _) -> left }
    input.forEach { entry -> println(entry) }
    val f = fun(n: Int): Int = n
    val (p, q) = input[0]
    while (true) {
        val inner = p
        break
    }
}
