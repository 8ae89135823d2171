fn f(value: Shape, (a, mut b): (u8, u8)) {
    let Point { x, y: other, .. } = origin();
    let [first, .., ref last] = list;
    match value {
        Shape::Circle(radius) | Shape::Ball { radius } if radius > 1 => radius,
        Square { side, .. } => side,
        LIMIT => 0,
        n @ 1..=MAX => n,
        (Some(p), None) => p,
        module::VALUE => 1,
        _ => 2,
    }
}
