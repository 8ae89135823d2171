#!/usr/bin/env bats
load test_helper
load 'libs/bats-support/load'

setup() {
  dir=$(mktemp -d)
}

# A doc.
@test "adds numbers" {
  run add 1 2
  [ "$status" -eq 0 ]
}

@test 'single "quoted"' {
  local x=1
  echo "$dir $x"
}

  @test "indented" { # with a comment
    true
  }

function_test() { # @test
  run add
}
