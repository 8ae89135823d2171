pub mod outer {
    //! What outer is for.
    //! In two lines.

    pub mod inner {
        pub fn deep() {}
        fn hidden() {}
    }
    mod private {
        pub fn unreachable() {}
    }
    pub struct Item;
}
pub mod elsewhere;
#[path = "other.rs"]
mod renamed;
#[cfg(test)]
mod tests;
