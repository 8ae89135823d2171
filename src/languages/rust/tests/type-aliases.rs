pub type Result<T> = std::result::Result<T, Error>;
type Plain = u8;
type Callback = Box<dyn Fn(&str) -> Plain + Send>;
