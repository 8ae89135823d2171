shared=1
work() {
  local a=1 b
  local -r c=2
  declare d=3
  a=4
  shared=5
  made_here=6
  readonly FIXED=7
  export OUT=8
  declare -g WIDE=9
  for i in "$@"; do echo "$i $a $shared"; done
  inner() { a=10; local shared=2; }
}
made_here=11
