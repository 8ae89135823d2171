export type Id = string | number;
type Options<T> = {
  /** How often. */
  times: number;
  run(value: T): void;
} & Base<T>;
type Element<T> = T extends Array<infer E> ? E : never;
type Flags = { [K in keyof Options<string>]: boolean };
type Guard = (this: Window, value: unknown) => value is string;
