val ( + ) : t -> t -> t
val ( ~- ) : t -> t
val ( let* ) : 'a t -> ('a -> 'b t) -> 'b t
val ( and+ ) : 'a t -> 'b t -> ('a * 'b) t
val ( .%[] ) : t -> int -> int
val ( := ) : 'a ref -> 'a -> unit
val ( * ) : t -> t -> t
val ( mod ) : int -> int -> int
val (!) : 'a ref -> 'a
