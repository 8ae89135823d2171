module type S = sig
  open Base.Kernel
  val f : t
end
