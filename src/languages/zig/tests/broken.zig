pub fn sound() void {}

pub fn torn(a: u8 {
    const x = ;

/// Is found.
pub fn after() void {
    sound();
}
const Kind = enum { a, b };
