pub struct Point<T = f64> {
    pub x: T,
    pub(crate) y: T,
    #[serde(skip)]
    label: Option<String>,
}
pub struct Meters(pub f64);
struct Pair<A, B>(A, B)
where
    A: Copy;
pub struct Unit;
pub struct Bounded<'a, T: 'a, const N: usize>
where
    T: Copy,
{
    pub items: &'a [T; N],
}
