mod outer {
    mod inner;
    #[path = "sub/other.rs"]
    mod named;
    pub mod deeper {
        mod deepest;
    }
}
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
pub(crate) mod sys;
#[path = "folder"]
mod placed {
    mod within;
}
