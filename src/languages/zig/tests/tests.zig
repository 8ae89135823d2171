const std = @import("std");
fn add(a: u8, b: u8) u8 {
    return a + b;
}

test "adds two numbers" {
    try std.testing.expect(add(1, 2) == 3);
}
test add {}
test {
    _ = add;
}
