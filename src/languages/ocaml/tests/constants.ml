let answer = 42
let low, high = (1, 2)
let { x; y = z } = point
let () = print answer
let _ = low
