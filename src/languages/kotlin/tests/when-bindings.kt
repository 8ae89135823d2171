fun describe(value: Any): String = when (val v = transform(value)) {
    is String -> v
    in 1..9 -> "digit $v"
    !in known -> "unknown"
    Kind.A, Kind.B -> "kind"
    else -> {
        val text = v.toString()
        text
    }
}

val level = when {
    enabled -> 1
    else -> 2
}
