type shape =
  | Circle of float  (** Round. *)
  | Rect of { width : float; height : float }
  | Empty

type _ expr =
  | Int : int -> int expr
  | Pair : 'a expr * 'b expr -> ('a * 'b) expr
