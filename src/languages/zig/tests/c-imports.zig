const c = @cImport({
    @cDefine("X", "1");
    @cInclude("stdio.h");
    @cInclude("sys/types.h");
});
pub fn main() void {
    _ = c.printf("hello");
}
