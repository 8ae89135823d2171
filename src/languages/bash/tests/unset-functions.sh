helper() { :; }
unset -f helper
unset value
declare -f helper >/dev/null
export -f helper
