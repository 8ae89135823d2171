open Printf
open! Base.List
include Foo
include Map.Make (String)
let f x = let open Inner in g x
let h = M.(a + b)
