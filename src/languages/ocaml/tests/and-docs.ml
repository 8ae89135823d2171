(** Even ones. *)
let rec even n = n = 0 || odd (n - 1)

(** Odd ones. *)
and odd n = n <> 0 && even (n - 1)
