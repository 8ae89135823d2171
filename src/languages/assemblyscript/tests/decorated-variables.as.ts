// @ts-ignore: decorator
@inline @lazy const MIN: usize = 8, MAX: usize = 16;
@lazy let cache: StaticArray<u8> | null = null;
@inline
export const LIMIT: f64 = 1.5;
