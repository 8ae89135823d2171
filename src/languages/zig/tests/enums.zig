/// The way to go.
const Direction = enum(u8) {
    north,
    /// To the right.
    east = 2,
    _,

    pub fn turned(direction: Direction) Direction {
        return switch (direction) {
            .north => .east,
            else => .north,
        };
    }
};
