pub const Value = union(enum) {
    int: i64,
    text: []const u8,
    none,

    pub fn isNone(value: Value) bool {
        return value == .none;
    }
};
const Bits = extern union { word: u32, bytes: [4]u8 };
