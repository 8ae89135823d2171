use crate::a::b::{self, C};

fn f(w: &W) -> crate::r::R {
    w.x.y(1).z;
    C::new()?.w;
    super::g();
    super::super::h();
    self::i::j();
    <W as T>::k(w);
    <W>::l::<u8>();
    w.0.m();
    w[1].n();
    (*w).o();
    ::std::mem::swap(w, w);
    W { p: 1, q };
    x.await?.r
}
