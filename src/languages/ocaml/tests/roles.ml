let f (p : M.t) : 'a list =
  p.M.field <- Mod.Sub.call p.x;
  obj#meth 1;
  new point 2 |> ignore;
  { M.x = 1; y }
