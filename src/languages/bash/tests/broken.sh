before() { :; }

wrong() {
  if [ -n "$x" ; then
    echo "unclosed
}

after() {
  local kept=1
}

function last {
  :
