let ( .%[] ) t i = get t i
let first t = t.%[0]
