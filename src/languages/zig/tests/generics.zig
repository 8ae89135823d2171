/// A list of anything.
pub fn List(comptime T: type) type {
    return struct {
        items: []T,

        const Self = @This();

        pub fn append(self: *Self, item: T) void {
            self.items[0] = item;
        }
        fn empty() Self {
            return .{ .items = &.{} };
        }
    };
}
const Numbers = List(u32);
