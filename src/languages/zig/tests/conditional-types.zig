pub const Lock = if (single) struct {
    pub fn take(_: *Lock) void {}
} else struct {
    held: bool = false,
};
const Os = switch (tag) {
    .linux => Linux,
    else => @compileError("no"),
};
