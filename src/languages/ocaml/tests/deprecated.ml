let old x = x [@@deprecated "use fresh"]
let fresh x = x [@@inline]
