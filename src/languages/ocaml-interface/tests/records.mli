type 'a cell = {
  mutable value : 'a; (** What it holds. *)
  next : 'a cell option;
  poly : 'b. 'b -> 'b;
}

type t = { name : string } [@@deriving show]
