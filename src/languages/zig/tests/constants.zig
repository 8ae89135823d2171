pub const max: usize = 1 << 10;
const name = "ax";
pub var counter: u32 = 0;
threadlocal var state: State = undefined;
const table = [_]u8{ 1, 2, 3 };
const options: Options = .{
    .deep = true,
};
extern var environ: [*:null]?[*:0]u8;
const @"a name" = 1;
