cfg_rt! {
    /// Starts.
    pub fn start(n: u8) -> u8 {
        helper(n)
    }
    cfg_net! {
        pub(crate) mod net;
        fn helper(n: u8) -> u8 {
            n
        }
    }
}

#[cfg(feature = "x")]
lazy_static! {
    static ref TABLE: Vec<u8> = vec![1];
}

pub struct Runtime;
impl Runtime {
    cfg_time! {
        /// In an impl.
        pub fn time(&self) {}
    }
    fn after(&self) {}
}

pin_project! {
    pub struct Pinned<T> {
        #[pin]
        inner: T,
    }
}

bitflags! {
    struct NotItems: u32 { const A = 1; }
}
html! { <p>{ text }</p> }
empty! {}

fn f() {
    local! {
        fn unseen() {}
    }
}
cfg_loom! {
    #![cfg(loom)]
    mod loom;
    compile_error!("no");
}
last! { struct Last; }
