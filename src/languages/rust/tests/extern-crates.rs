extern crate alloc;
extern crate serde as ser;
#[macro_use]
extern crate log as _;
pub extern crate core;
extern crate self as own;
