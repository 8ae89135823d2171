@global
function everywhere(): void {}
@global @inline const LIMIT: i32 = 3;
@global class Shared { value: i32; }
function here(): void {}
