let f v =
  match v with
  | Some (a, _) when a > 0 -> a
  | Pair { l; r = [ x; y ] } as whole -> g whole l x y
  | x :: rest -> h x rest
  | exception Not_found -> 0
