fn f(xs: []u8) u8 {
    outer: for (xs) |x| {
        if (x == 0) continue :outer;
        break :outer;
    }
    const v = found: {
        break :found 1;
    };
    return v;
}
