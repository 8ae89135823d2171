pub const LIMIT: usize = 10;
const NAMES: &[&str] = &["a", "b"];
const ORIGIN: Point = Point { x: 0, y: 0 };
pub static mut COUNT: u32 = 0;
static CACHE: Lazy<Mutex<u8>> = Lazy::new(|| {
    Mutex::new(0)
});
static TABLE: [u8; 2] = [1, 2];
const _: () = assert!(LIMIT > 3);
fn f() {
    let before = INNER;
    const INNER: u8 = 1;
    static LOCAL: u8 = 2;
}
