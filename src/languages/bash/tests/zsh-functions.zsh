#!/usr/bin/env zsh
function plain { local a=1; }
_helper() { print "$1" }
() {
  local hidden=1
}
function {
  anonymous=1
}
for item ($items); do
  _helper $item
done
compdef _helper tool
zle -N plain
