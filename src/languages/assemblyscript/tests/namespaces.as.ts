export namespace memory {
  @builtin
  export declare function size(): i32;
  // @ts-ignore: decorator
  @unsafe @builtin export declare function fill(dst: usize, n: usize): void;
  @inline const PAGE: i32 = 65536;
}
