let sound = 1

let torn = (

(** Is found. *)
let after x = x
