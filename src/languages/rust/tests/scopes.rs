mod m {
    pub fn free() {}
}
fn f(a: u8) -> u8 {
    {
        let block = 1;
    }
    unsafe {
        let danger = 1;
    }
    let later = use_later();
    fn use_later() {}
    struct Local {
        field: u8,
    }
    const C: u8 = 1;
    use m::free;
    macro_rules! textual {
        () => {};
    }
    a
}
