/** Adds. */
@inline
export function add(a: i32, b: i32): i32 { return a + b; }

/**
 * Old.
 * @deprecated
 */
@global @inline
function old(): void {}

// Not a doc of the file.

/** A block. */
@unmanaged class Block {}
