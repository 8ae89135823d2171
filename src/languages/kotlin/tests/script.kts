#!/usr/bin/env kotlin
import org.gradle.api.Project

plugins {
    kotlin("jvm") version "2.0"
    id("x").apply(false)
}

val target by extra("jvm")
var level = 1

/** Configures. */
fun Project.configure() {
    dependencies { implementation("a:b:1") }
}

class Task {
    fun run() {}
}

tasks.register("hello") {
    val message = "hi"
    doLast { println(message) }
}
