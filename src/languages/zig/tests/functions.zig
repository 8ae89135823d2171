const std = @import("std");

/// Adds two numbers.
/// Never overflows.
pub fn add(a: u32, b: u32) u32 {
    return a +% b;
}

inline fn twice(n: u32) u32 {
    return add(n, n);
}
extern "c" fn printf(format: [*:0]const u8, ...) c_int;
export fn entry() callconv(.C) void {}
fn fails() anyerror!void {
    try other();
}
