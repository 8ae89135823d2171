pub struct A<T: B> {
    c: Vec<Box<T>>,
    d: &'static [D],
    e: fn(u8) -> E,
}
struct P(pub F, u8);
enum V {
    G(H),
    I { j: J },
}
impl<T> A<T>
where
    T: K + for<'a> L<'a>,
    Vec<T>: M,
{
    const N: usize = 1;
    fn new(t: T) -> Self {}
    fn o(&self, p: impl Q, r: &dyn S, g: &mut [T; 2]) -> impl Iterator<Item = &T> {}
}
impl<T: B> m::X<u8> for &'_ mut A<T> {
    type Y = Z;
}
impl X<u8> for u16 {}
trait X<T>: Base + m::Other {
    type Y: Bound;
    fn f(&self) -> Self::Y;
    fn g(&self) -> (Base, &Other);
}
type Alias = A<B>;
static ONE: A<B> = A::new();
