fn outer() {
    struct Guard {
        active: bool,
    }
    impl Guard {
        fn start() -> Self {
            fn helper() {}
            Guard { active: true }
        }
    }
    impl Drop for Guard {
        fn drop(&mut self) {}
    }
    Guard::start();
}
