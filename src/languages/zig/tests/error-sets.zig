pub const OpenError = error{
    /// There is no such file.
    NotFound,
    Denied,
};
const All = error{Broken} || OpenError;
fn open() error{Busy}!void {
    return error.NotFound;
}
const Again = OpenError || error{Late};
