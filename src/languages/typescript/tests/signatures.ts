export interface Made {
  // one
  <A extends string, B = A>(a: A, b: B): B

  // two
  <
    A extends number,
  >(
    a: A
  ): A
  /** Three. */
  <C,>(c: C): Made
}

type Both<U> = (U extends any ? (k: U) => void : never) extends (k: infer I) => void ? I : never
