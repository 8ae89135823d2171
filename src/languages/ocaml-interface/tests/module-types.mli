module type S = sig
  type t
  val compare : t -> t -> int
  module Sub : sig
    val zero : t
  end
end
module type Abstract
module type Alias = S
module type Narrow = S with type t = int
