type id = private int
type level = private Low | High
type range = private { from : int; until : int }
val id : int -> id
