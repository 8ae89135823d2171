export function mix(a: i8, b: u16, c: i64, d: f32): u64 {
  let sum: i64 = <i64>a + (b as i64) + c;
  const wide: v128 = i32x4.splat(1);
  return <u64>sum + u64(d);
}
