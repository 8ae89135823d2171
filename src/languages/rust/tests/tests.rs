fn helper() {}
#[cfg(test)]
mod tests {
    use super::*;

    fn fixture() {}
    #[test]
    fn adds() {}
    #[tokio::test]
    async fn waits() {}
    #[test]
    #[should_panic(expected = "no")]
    fn panics() {}
}
#[cfg(all(feature = "x", test))]
mod more {}
#[cfg(not(test))]
mod real {}
#[cfg(any(test, feature = "x"))]
mod sometimes {}
#[bench]
fn speed(b: &mut Bencher) {}
#[testing]
fn no_test() {}
