struct Wrapper<T: Clone = u8, const N: usize = 1>(T);
impl<T: Clone, const N: usize> Wrapper<T, N> {
    fn convert<U: From<T>>(self) -> U {
        Vec::<T>::with_capacity(N);
        parse::<U>(self.0)
    }
}
enum Either<L, R> {
    Left(L),
    Right(R),
}
trait Map<K>: Iterator<Item = K> {
    fn get<Q>(&self, key: Q) -> K;
}
