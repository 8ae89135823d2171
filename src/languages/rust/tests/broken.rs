use std::fs;

fn before() {}

pub struct Half {
    whole: u8,
    broken
    after: u8,
}

fn missing(a: u8 {
    a
}

impl Half {
    fn sound(&self) {}
    fn unsound(&self { a }
}

fn last() {}
