type t
type +'a source
type -'a sink
type (+'a, !'b) both
type 'a alias = 'a list
type same = Other.t = A | B
