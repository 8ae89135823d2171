pub trait Shape: Named + Sized {
    const SIDES: usize;
    const NAME: &'static str = "shape";
    type Point: Copy;
    type Iter<'a, K>: Iterator<Item = &'a K>
    where
        Self: 'a;
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::new()
    }
    fn unit() -> Self;
}
trait Hidden {
    fn secret(&self);
}
pub unsafe trait Marker {}
