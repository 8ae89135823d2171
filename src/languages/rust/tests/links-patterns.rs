fn f(&(a, ref b): &(A, B), mut c: C) {
    let d = A::new();
    let e: E = c.make();
    let (g, h) = (&d, e);
    let F { i, j: k, l: Some(m), .. } = c;
    let Some(n) = c.get() else { return };
    if let Ok(o) = c.get() && let W(p) = o {}
    while let Some((q, r)) = c.next() {}
    for s in &c.list {}
    for (i, t) in c.list.iter().enumerate() {}
    for (u, v) in c.list.iter().zip(d) {}
    match c.get() {
        Some(w) | Wrap(w) => w,
        x @ 1..=2 => x,
        Err(e) => e,
        NONE => 1,
    };
    c.iter().map(|y| y.z());
    c.iter().fold(0, |aa, &bb| bb.z());
    c.iter().other(|cc| cc.z());
    let dd = Box::new(A::new());
    let ee = Some(dd);
    let ff = if g { h } else { i };
    let gg = unsafe { h.k() };
    let (ii, mut jj) = c.both();
    let hh = match g { A => return, B => h.l() };
}
