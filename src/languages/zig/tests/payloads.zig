fn f(opt: ?u8, xs: []u8) !void {
    if (opt) |v| use(v) else use(0);
    while (next()) |*n| : (step(n)) use(n);
    for (xs, 0..) |x, i| use(x, i);
    const r = g() catch |err| return err;
    errdefer |e| log(e);
    switch (r) {
        .a => |a| use(a),
        else => {},
    }
}
