fn f() {
    'outer: loop {
        'inner: for i in 0..3 {
            if i == 1 {
                continue 'outer;
            }
            break 'inner;
        }
        'inner: while true {
            break 'inner;
        }
    }
    let found = 'block: {
        break 'block 1;
    };
}
