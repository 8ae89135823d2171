module A : sig
  type t
  val make : unit -> t
end
module B : sig
  type t
  val make : A.t -> t
end
val make : B.t -> A.t
