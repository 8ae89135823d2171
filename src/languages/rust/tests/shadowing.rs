fn f(x: u8) {
    let x = x + 1;
    let x = {
        let x = x;
        x
    };
    helper(x);
    fn helper(x: u8) {}
    let y;
    y = x;
}
