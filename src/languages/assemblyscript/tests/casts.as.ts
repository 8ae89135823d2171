export function size(array: usize): i32 {
  return <i32>changetype<ArrayBufferView>(array).byteLength;
}
const same = changetype<usize>(size(0)) as u32;
