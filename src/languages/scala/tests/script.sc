#!/usr/bin/env amm
import $ivy.`org.typelevel::cats:2.0`, $file.lib

val greeting = "hi"
def greet(name: String) = println(s"$greeting $name")
greet("you")
