external length : 'a array -> int = "%array_length"
external ( + ) : int -> int -> int = "%addint"
external blit : bytes -> bytes -> unit = "blit_byte" "blit_native" [@@noalloc]
external version : unit -> string = "version"
