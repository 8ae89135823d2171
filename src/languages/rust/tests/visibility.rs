pub fn everyone() {}
pub(crate) fn crate_wide() {}
pub(super) fn above() {}
pub(in crate::a::b) fn within() {}
fn own() {}
struct Private {
    pub open: u8,
}
pub struct Public {
    pub open: u8,
    closed: u8,
}
impl Public {
    pub fn shown(&self) {}
    fn kept(&self) {}
}
impl Named for Public {
    fn name(&self) {}
}
fn f() {
    pub fn nested() {}
}
