#[deprecated]
fn a() {}
#[deprecated(since = "1.0", note = "use c")]
#[must_use]
pub fn b() -> u8 {
    0
}
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct C {
    #[deprecated]
    pub d: u8,
}
#[cfg(all(unix, feature = "x"))]
#[tokio::main]
async fn main() {}
