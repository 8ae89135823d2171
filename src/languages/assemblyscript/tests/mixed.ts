// @ts-nocheck
@inline
export function add(a: i32, b: i32): i32 {
  return a + b;
}
@external("env", "log")
declare function log(value: f64): void;
@unmanaged
export class Vec {
  @inline @operator("+")
  static plus(a: Vec, b: Vec): Vec {
    return a;
  }
  constructor(public x: f32, public y: f32) {}
  get length(): f32 {
    return unchecked(this.x);
  }
}
@lazy export const table: StaticArray<u8> = [1, 2];
@global let memory: usize = 0;
export const SIZE: i32 = sizeof<i32>();
