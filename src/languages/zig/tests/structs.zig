pub const Point = struct {
    /// From the left.
    x: f32 = 0,
    y: f32,
    inner: struct { depth: u8 },

    const Self = @This();
    pub const origin: Point = .{ .x = 0, .y = 0, .inner = undefined };
    var count: usize = 0;

    pub fn init(x: f32, y: f32) Point {
        return .{ .x = x, .y = y, .inner = undefined };
    }
    pub fn length(self: *const Self) f32 {
        return @sqrt(self.x * self.x);
    }
};
const Flags = packed struct(u8) { a: u4, b: u4 };
const Pair = struct { u32, []const u8 };
