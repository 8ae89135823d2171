let f n =
  for i = 0 to n do print i done;
  while !x do x := !x - 1 done
