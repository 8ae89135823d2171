#!/usr/bin/env swift
import Foundation

let arguments = CommandLine.arguments
if arguments.count > 1 {
    let first = arguments[1]
    print(first)
}
func greet(_ name: String) { print("Hello, \(name)") }
greet("you")
