open Base
open! Core.Std

module Inner : sig
  open Stdio
  val print : Out_channel.t -> unit
end
