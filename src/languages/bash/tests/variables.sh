PLAIN=1
list=(1 2 "$PLAIN")
PLAIN=2
PLAIN+=3
list[0]=$PLAIN
map[key]=value
a=1 b=2
: "${DEFAULTED:=x}" "${OTHER:-$a}"
FOR_ONE=1 command_name
empty=
unset a
