@inline function max<T extends number>(a: T, b: T): T {
  if (isInteger<T>()) { return a > b ? a : b; }
  return a;
}
export class Box<T> { constructor(public value: T) {} }
const box = new Box<i32>(max<i32>(1, 2));
