fn run(list: Vec<i32>) {
    if ready() {
        one();
    } else if let Some(x) = two() {
        three(x);
    } else {
        four();
    }
    let y = ready() && five();
    let Some(z) = six() else {
        return seven();
    };
    for v in source() {
        eight(v);
    }
    while more() {
        nine();
    }
    while let Some(v) = more() {
        ten(v);
    }
    loop {
        eleven();
    }
    match kind() {
        1 => twelve(),
        n if guard(n) => {
            thirteen();
        }
        _ => fourteen(),
    }
}
