pub struct Stack<T> {
    items: Vec<T>,
}

impl<T> Stack<T> {
    pub const CAPACITY: usize = 16;
    /// Makes an empty one.
    pub fn new() -> Self {
        Stack { items: Vec::new() }
    }
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }
    fn grow(mut self) -> Self {
        self
    }
    pub(crate) async fn shared(self: Arc<Self>) {}
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Stack<U> {
        todo!()
    }
}
