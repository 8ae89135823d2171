impl fmt::Display for Stack<u8> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }
}
impl<T> Iterator for Stack<T> {
    type Item = T;
    const LIMIT: usize = 3;
    fn next(&mut self) -> Option<T> {
        None
    }
}
impl<'a, T: Clone> From<&'a [T]> for &'a mut shapes::Stack<T> {
    fn from(items: &'a [T]) -> Self {
        todo!()
    }
}
impl Describe for u32 {
    fn describe(&self) {}
}
impl Describe for [u8] {
    fn describe(&self) {}
}
impl Describe for (A, B) {
    fn describe(&self) {}
}
impl Describe for dyn Shape + Send {
    fn describe(&self) {}
}
impl Describe for Box<dyn Shape> {
    fn describe(&self) {}
}
impl dyn Shape {
    pub fn area(&self) {}
}
unsafe impl Send for Stack<u8> {}
