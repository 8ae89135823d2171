@inline
function twice(x: i32): i32 { return x * 2; }

/** Reads. */
// @ts-ignore: decorator
@inline @unsafe
export function read(at: usize): u8 { return load<u8>(at); }

export @inline function third(): void {}
function plain(): void {}
