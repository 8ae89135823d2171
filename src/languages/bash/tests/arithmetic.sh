((count = start + 1))
((count++, total += count))
for ((i = 0; i < n; i++)); do
  echo $((i * step))
done
[[ $a -eq b && -n $c ]]
[ "$d" = e ]
let x=1
