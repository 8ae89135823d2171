package a

class Values(val start: Point) {
    val made = Point(1, y = 2)
    val lazily by lazy { Point() }
    val next get() = start.next()
    val shown: Point by delegate()
    fun shown() = made
    fun none(): Unit {}
    fun run(points: List<Point>, map: Map<String, Point>) {
        val (x, y) = start
        val cast = start as Other
        val either = find() ?: return
        val sure = find()!!
        val at = points[0]
        val tried = try { find() } catch (e: Wrong) { return }
        val chosen = if (x) find() else throw Wrong()
        for (point in points) point.x
        for ((key, value) in map) value.x
        when (val found = find()) { else -> found }
        val text = "a" + x
        val same = x == y
        val thing = object : Base(1), Named { override fun name() = super.name() + super<Named>.name() }
        this@Values.made.x = this.start.y
        start shift made
        make(*points)
        call(1)(2)
        val one = Point::x
        val other = ::make
        Point::class
        listOf(1).map { it }.first { e -> e }
        with(made) { x }
    }
}
