fn broken( {}
mod m {
fn a() {}
pub struct B;
}
