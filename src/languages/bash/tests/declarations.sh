export EXPORTED=1
export PLAIN_NAME
readonly CONST=2
declare -r ALSO=3
declare -A MAP=([a]=1)
typeset -i number
declare -rx ONE=1 TWO=2
# Documented.
export DOC=4
declare -f shown
export -f shown
