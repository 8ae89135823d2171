const Bytes = []const u8;
const Handler = *const fn (event: Event) anyerror!void;
const Maybe = ?u32;
const Word = u64;
const Id = [16]u8;
const This = @This();
const Same = @TypeOf(x);
const Alias = other.Thing;
