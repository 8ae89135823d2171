cfg_if::cfg_if! {
    // The fast one.
    if #[cfg(all(unix, feature = "{"))] {
        mod fast;
        use fast as imp;
        const OPEN: char = '{';
    } else if #[cfg(windows)] {
        pub fn slow<'a>(a: &'a str) -> &'a str { a }
    } else {
        cfg_if! { if #[cfg(a)] { struct In; } }
    }
}
fn after() { imp::run(); }
cfg_if! { if #[cfg(a)] { 1 + 1 } else { 2 } }
