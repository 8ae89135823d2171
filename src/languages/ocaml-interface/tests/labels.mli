(** Draws with a width. *)
val draw : ?width:int -> label:string -> (unit -> 'a) -> 'a

val map : f:('a -> 'b) -> 'a list -> 'b list
val default : ?deep:bool -> unit
