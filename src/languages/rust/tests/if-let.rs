fn f(x: Option<u8>) {
    if let Some(x) = x {
        x;
    } else {
        x;
    }
    if let Some(y) = x && let Some(z) = y {
        z;
    } else if let None = x {
        x;
    }
    while let Some(x) = next(x) {
        x;
    }
    let Some(x) = x else {
        return x;
    };
    for x in x.iter() {
        x;
    }
}
