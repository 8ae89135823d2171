fn f() void {
    const a = 1;
    var b: u8 = 2;
    const c, var d = pair();
    b, const e = pair();
    b += a;
    d = c + e;
    _ = d;
    const Local = struct {
        field: u8,
        fn g() void {}
    };
    Local.g();
}
