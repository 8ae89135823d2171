val name = "world"
val greeting = "hello $name and ${name.length + name.count { it == 'o' }} \$name"
val raw = """
    fun notAFunction() = $name
    class NotAClass
"""
val escaped = "class Fake { }"
val several = "$name$greeting, $this \\$raw $5"
/* class Commented /* nested */ fun commented() */
fun after() = greeting
