export function first(ptr: usize): u8 {
  return load<u8>(ptr);
}
