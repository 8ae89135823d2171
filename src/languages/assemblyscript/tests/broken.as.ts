@inline function sound(): i32 { return 1; }
@inline function cut(a: i32 { return a; }
@global const after: i32 = 1;
