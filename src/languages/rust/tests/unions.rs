#[repr(C)]
pub union Bits {
    pub float: f32,
    integer: u32,
}
