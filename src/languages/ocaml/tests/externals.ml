external sin : float -> float = "caml_sin"
external ( + ) : int -> int -> int = "%addint"
