fn f(items: Vec<(u8, u8)>) {
    let factor = 2;
    let scale = |x: u8| x * factor;
    items.iter().map(|&(a, b)| a + b);
    items.iter().map(|Point { x, y: z }| x + z);
    let nested = move || async move {
        let inner = scale(1);
        inner
    };
}
