for file in *.txt "$dir"/*; do handle "$file"; done
select choice in a b; do break; done
case "$1" in
  start | stop) mode=$1 ;;
  -h) usage ;&
  *) die "bad $1" ;;
esac
until done_yet; do sleep 1; done
if [[ $a == b* ]]; then kind=glob; else kind=none; fi
