use std::fs;

fn a() {
    if x {
        y();
}

/// Doc of b.
#[inline]
pub(crate) fn b(n: u8) -> u8 {
    z(r#"
fn in_text() {}
"#);
    n
}

impl S {
    fn c(&self) {
        call(1;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn d() {}
}

pub struct T {
    f: u8,
}
