@global type Word = u32;
export type Pointer = usize;
interface Sized { readonly size: i32; measure(): i32; }
