#!/usr/bin/env bash
# Says hello.
hello() {
  echo "hello $1"
}

function keyword { :; }
function both() { hello; }
in_subshell() (
  hello
)
with-dash() { :; }
lib::name() { :; }
outer() {
  inner() { :; }
  inner
}
hello && with-dash | lib::name "$(keyword)"
