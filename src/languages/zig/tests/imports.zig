const std = @import("std");
const Allocator = @import("std").mem.Allocator;
pub const parser = @import("parser.zig");
pub const Tree = @import("tree.zig").Tree;
usingnamespace @import("all.zig");
pub usingnamespace @import("more.zig");
const size = @import("config").size + 1;
const made = @import("make.zig").make(1);
comptime {
    _ = @import("tests.zig");
}
fn f() void {
    const local = @import("local.zig");
    local.run();
}
