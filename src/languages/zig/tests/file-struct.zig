//! A file is a struct.
const Self = @This();

/// How many there are.
count: usize,
name: []const u8 = "",

pub fn more(self: *Self) void {
    self.count += 1;
}
