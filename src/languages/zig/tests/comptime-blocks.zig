comptime {
    @export(entry, .{ .name = "start" });
    const local = 1;
    assert(local == 1);
}
fn entry() void {
    comptime var i = 0;
    inline while (i < 3) : (i += 1) use(i);
}
