fun branches(a: Boolean) {
    if (a) one() else two()
    val b = if (a) three() else four()
    when (b) {
        1 -> five()
        else -> six()
    }
    for (x in seven()) eight()
    for (x in seven()) { nine() }
    while (ten()) { eleven() }
    do { twelve() } while (thirteen())
    a && fourteen() || fifteen()
    b ?: sixteen()
    try { seventeen() } catch (e: Wrong) { eighteen() } finally { nineteen() }
}
