let f a =
  let b = a in
  let rec loop n = if n = 0 then b else loop (n - 1) in
  let b = b + 1 in
  loop b
