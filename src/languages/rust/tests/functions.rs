fn plain() {}
pub fn add(a: i32, b: i32) -> i32 {
    a + b
}
pub const fn limit() -> usize {
    8
}
pub async fn fetch(url: &str) -> Result<(), Error> {
    Ok(())
}
unsafe fn raw(pointer: *const u8) {}
pub extern "C" fn callback(code: i32) {}
pub async unsafe fn both() {}
fn generic<T, const N: usize>(items: [T; N]) -> impl Iterator<Item = T>
where
    T: Clone,
{
    fn inside() {}
    items.into_iter()
}
extern "C" {
    pub fn strlen(text: *const u8) -> usize;
    static environ: *const *const u8;
    type Opaque;
}
