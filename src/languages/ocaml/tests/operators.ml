let ( >>= ) m f = bind m f
let ( let* ) = ( >>= )
let g m = m >>= fun x -> x + 1
