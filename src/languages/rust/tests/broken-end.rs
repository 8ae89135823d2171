pub fn sound() {}

/// Not finished.
pub fn open(a: u8) {
    let b = 
    if a {
