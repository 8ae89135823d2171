/// A message.
#[derive(Debug, Clone)]
pub enum Message<T> {
    /// Stops.
    Quit,
    Move { x: i32, y: i32 },
    Write(String),
    Code = 3,
    #[deprecated]
    Old(T),
}
enum Hidden {
    One,
}
