run_it "$1" | grep x && second > out || third
( fourth ) & { fifth; }
if sixth; then seventh; elif ! eighth; then :; fi
while ninth; do tenth; done
result=$(eleventh `twelfth`)
diff <(left) <(right)
/usr/bin/env x; ./script.sh; ~/bin/y
"$command" -x; $other arg
command real; exec thing
g++ -o a; [ -f x ]
case $x in a) thirteenth ;; *) fourteenth;; esac
trap cleanup EXIT INT
complete -F _completer tool
time fifteenth
