export function fill(ptr: usize, value: u8, n: usize): void {
  for (let i: usize = 0; i < n; i++) store<u8>(ptr + i, value);
  memory.copy(ptr, ptr + n, n);
  const first = unchecked(table[0]);
}
const table = new StaticArray<u8>(16);
