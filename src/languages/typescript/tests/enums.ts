export enum Color {
  Red,
  /** Like grass. */
  Green = 'g',
  'dark-blue' = 1 << 2,
}
declare const enum Level { Low = Color.Red, High }
