#!/usr/bin/env node
import fs = require('fs');
import Alias = Namespace.Inner;
export = main;

const enum Flags {
  A = 1 << 0,
  'quoted-b' = 2,
  C = A | 4,
}
declare enum Ambient {
  X,
}
declare module 'virtual:thing' {
  export const value: string;
  export default function load(): void;
}
declare module '*.svg';
declare namespace Outer.Inner {
  let depth: number;
}
declare function ambient(x: number): string;
declare class External {
  method(): void;
  static readonly field: number;
}
declare var globalThing: number, other: string;
declare const unique: unique symbol;
abstract class Shape {
  abstract get area(): number;
  abstract accessor size: number;
  static accessor count = 0;
  static #hidden?: string;
  declare readonly label: string;
  override toString = () => '';
  constructor(protected override readonly a: string, b?: number);
  constructor(a: string) {}
  [key: string]: unknown;
}
function main(this: Window) {
  using handle = open();
  label: for (;;) break label;
}
function isString(x: unknown): x is string;
function isString(x: any) {
  return true;
}
interface Variant<in I, out O extends string = never, in out B = O> {
  get(input: I): O;
}
namespace Inner {
  const own = 1;
  export { own };
}
export type * from './types';
export type * as Names from './names';
