macro_rules! own {
    ($a:expr) => { $crate::b::c($a) + d.e };
}
fn f(x: X) {
    assert_eq!(self.a.b(1)?.c[2].d, x::y::Z, "{}", e = e.f);
    println!("{}", super::g() + crate::h::i(x) + self::k);
    assert!(matches!(x, X::A));
    other!(a.b => c, 1..x.len());
}
