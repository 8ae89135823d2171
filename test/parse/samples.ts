/** Source of each language, by the language's name in its grammar file: much of its syntax in few lines. */
export const SAMPLES: Record<string, string> = {
  typescript: `#!/usr/bin/env node
import def, { type A, b as c } from './módulo';
/** Döc 𝒳 */
@dec({ a: 1 }) export abstract class Étoile<T extends object = {}> extends Base<T> implements I, J {
  static #count = 0; readonly [key: string]: unknown;
  constructor(private x: number, public y?: string) { super(); }
  async *gen<U>(this: Étoile<T>, { a, ...rest }: U & { a: 1 }): AsyncGenerator<U> { yield* await a!; }
  get v(): asserts x is T { return \`t\${this.x + \`n\${1}\`}\\n\`; }
}
export const f = async <T,>(a: T, b = /re[/]x/gi): Promise<void> => { label: for (const k of a as any) continue label; };
type M = { [K in keyof T as \`get\${K}\`]?: T[K] extends infer U ? U : never };
declare module "x" { export function g(): void; }
enum E { A = 1, B = A << 2 }
namespace N.M { export let z = a?.b?.[0]?.(c) ?? d; }
export default f satisfies Function;
`,
  tsx: `import * as React from 'react';
export const C = ({ é, ...p }: Props): JSX.Element => (
  <div className="a &amp; b" {...p}>
    {/* 𝒳 comment */}
    text é 𝒳 <b.c x={1 < 2} />
    <>{p.list.map((x) => <li key={x}>{x}</li>)}</>
  </div>
);
`,
  javascript: `'use strict';
const { a, b: [c, ...d], ...e } = require("é𝒳");
class A extends (B ?? C) { static { this.x = 1 } #p = () => super.m?.(); set q(v) { delete v.w, void 0 } }
function* g(x = 1, ...y) { try { yield x } catch { throw new Error } finally { debugger } }
a = b
++c
let html = <p title='é'>𝒳 {c}</p>
switch (a) { case 1: default: break }
export { a as default, g };
`,
  python: `# coding: utf-8
from __future__ import annotations
import os.path as p, sys
@decorator(1, *args, **kw)
class É(Base, metaclass=M):
    """Dóc 𝒳"""
    x: int = 1
    async def m(self, a, /, b=2, *, c: "T" = None, **k) -> list[int]:
        return [y async for y in z if (w := y) and not w] or {**k, 'a': b'x', f"{a!r:>{b}} é𝒳": lambda q: q}
match cmd:
    case Point(x=0) | [1, *rest] if rest: pass
    case _:
        print("a" "b", file=sys.stderr)
if x: y
elif z:
\tdel q; assert r, "s"
else:
    with open(f) as g, h: raise E from None
`,
  go: `// Package é 𝒳
package main

import (
\tf "fmt"
\t_ "os"
)

type S[T any, U ~int | string] struct {
\tA, b int \`json:"é"\`
\t*Embedded
\tF func(x ...T) (y U, err error)
}
func (s *S[T, U]) M(ch <-chan int) (err error) {
\tdefer func() { recover() }()
loop:
\tfor i, v := range []rune{'é', '\\u00e9', 0x1F} { switch t := v.(type) { case int, string: fallthrough; default: goto loop } }
\tselect { case x := <-ch: f.Println(x, i); case ch <- 1: }
\treturn nil
}
const ( A = iota; B )
var m = map[string]struct{}{"𝒳": {}}
`,
  java: `package a.b;
import static java.util.List.*;
/** Döc */
@Anno(value = {"é", "𝒳"}, n = 1)
public sealed abstract class A<T extends B & C> extends D<? super T> implements E permits F {
  private static final int X = 0x1F, Y[] = {1, 2};
  enum K { P(1) { void m() {} }, Q; K(int... i) {} }
  record R(int a, String... b) { R { assert a > 0 : "x"; } }
  static { int i = 0; }
  <U> U m(final int a) throws X, Y {
    for (var v : list) { synchronized (this) { switch (v) { case String s when s.isEmpty() -> yield 1; default -> {} } } }
    Runnable r = () -> System.out::println; int z = a > 1 ? (int) 2.0f : b[0]++;
    try (var c = open()) { return new A<>() {}; } catch (E | F e) { throw e; } finally { }
  }
}
`,
  rust: `//! Döc 𝒳
use std::{fmt::{self, Debug as D}, io::*};
#[derive(Debug, Clone)]
pub(crate) struct É<'a, T: D + 'a, const N: usize> where T: Copy { pub x: &'a mut [T; N], y: Box<dyn Fn(i32) -> u8> }
impl<'a, T> fmt::Display for É<'a, T> { type O = u8; const C: i32 = -1_000; async unsafe fn f(&self, _: impl D) -> Result<(), !> { let Some(x) = y else { return Err("é𝒳")? }; Ok(()) } }
enum E { A(u8), B { c: char }, C = 3 }
macro_rules! m { ($($x:expr),* ; $y:ident) => { $( $x + )* $y } }
fn main() { let v = vec![1, 2]; 'l: loop { match v { [a, .., b @ 1..=5] if a > b => break 'l, r#"raw "é" 𝒳"# => {}, _ => |x| async move { x.await } } } }
mod inner { pub use super::*; extern "C" { static S: i32; } }
`,
  c: `/* Döc 𝒳 */
#include <stdio.h>
#define MAX(a, b) \\
  ((a) > (b) ? (a) : (b))
#if defined(X) && X > 1
typedef struct node { int x : 3; struct node *next; union { float f; char c[2]; } u; } node_t, *p;
#elif Y
enum e { A, B = 1 << 2 };
#else
static inline const char *f(int (*cb)(void *, ...), unsigned long long n) {
  for (int i = 0; i < sizeof(int[3]); i++) { if (!cb) goto end; else switch (n) { case 1: break; default: ; } }
  do { *p->x = (struct s){ .a = 1, [2] = L'é' }; } while (0);
end:
  return "é" "𝒳\\n";
}
#endif
int old(a, b) int a; char b; { return a; }
`,
  cpp: `#pragma once
namespace a::b { inline namespace é {
template <typename T, int N = 3, class... Ts> requires C<T> class X : public virtual Y<T>, private Z {
public: explicit X(int i) noexcept : y{i}, z(i) {} ~X() = default; X& operator=(const X&) = delete;
  template <class U> auto m(U&& u) const & -> decltype(u) { return [this, &u, i = 1](auto... a) mutable { return (a + ...); }; }
  friend std::ostream& operator<<(std::ostream& o, const X<T>&); operator bool() const;
};
}}
enum class E : unsigned { A = 1 };
using V = std::vector<std::pair<int, X<int>>>;
void a::b::f(int&& r, int (&arr)[3]) try { for (auto& [k, v] : m) co_await k; throw std::runtime_error(R"x(é𝒳)x"); } catch (...) { delete[] p; }
constexpr auto big = 1'000'000ull;
`,
  kotlin: `@file:JvmName("É")
package a.b
import c.d.* 
/** Döc 𝒳 */
@Anno("x") sealed class A<out T : Any>(val x: Int, private var y: String? = null) : B(x), C by c where T : D {
  companion object { const val Z = 1 }
  init { println("é $x \${y?.length ?: 0} 𝒳") }
  var p: Int get() = field; set(value) { field = value }
  suspend inline fun <reified U> String.ext(vararg a: Int, crossinline f: (Int) -> Unit): U? = when (val q = a) { is IntArray -> f(1); in 1..2, !in 3..4 -> null; else -> throw E() }
}
data class P(val a: Int); object O { fun f() = listOf(1).map { it * 2 }.let { (a) -> a } }
enum class K { A { override fun m() {} }, B; abstract fun m() }
typealias F = (Int) -> String
val s = """raw é 𝒳 $x"""
`,
  c_sharp: `using static System.Math; using X = A.B<int>;
namespace É.N;
/// <summary>Döc 𝒳</summary>
[Attr("é", N = 1)] public sealed partial record R<T>(int A, string? B = null) : Base(A), I where T : class, new() {
  public required int P { get; init; } = 1; event EventHandler E; this[int i] => i;
  async Task<int> M(ref int a, params string[] b) { await foreach (var x in y) { var z = x switch { { A: > 1 } p when p.B is not null => $"{p:x2}{{é}}", [1, .., var q] => @"𝒳", _ => throw new() }; } return (int)a!; }
  public static R<T> operator +(R<T> a, R<T> b) => from c in d where c > 1 select c;
}
enum K : byte { A, B = 2 }
#region x
unsafe struct S { fixed int a[3]; delegate*<int, void> f; }
#endregion
`,
  css: `@charset "utf-8"; @import url("é.css") screen;
:root { --é: 1px; }
@media (min-width: 10px) and (color) { a:not(.b) > c::before, #d[e~="𝒳"] + f ~ g { color: #fff !important; margin: calc(1px + 2em) -3%; } }
@keyframes k { from { top: 0 } 50.5% { top: 1px } }
`,
  dart: `import 'a.dart' as b show C hide D;
/// Döc 𝒳
@override abstract class A<T extends B> extends C<T> with M implements I { final int? x; const A(this.x, {required super.y}); factory A.n() => A(1); static late var z = 'é $x \${1 + 2} 𝒳'; Future<void> m() async* { yield* s; await for (final v in w) { print(v!); } } }
enum E { a(1), b(2); const E(this.v); final int v; }
extension X on String { int get l => length; set k(v) {} }
mixin M on A {}
typedef F = int Function(int);
void main() { var l = [1, if (a) 2, ...b]; switch (x) { case 1: default: break; } try { a..b()..c = 1; } on E catch (e, s) { rethrow; } }
`,
  php: `<p>é 𝒳</p>
<?php declare(strict_types=1);
namespace A\\B; use C\\{D, function e, const F};
/** Döc */
#[Attr(1)] abstract class É extends G implements H { use T { a as protected b; } const X = 1; public function __construct(private readonly ?int $x = null, string|int ...$y) { parent::m(...$y); } static fn f() => 1; }
enum S: string { case A = 'a'; }
$f = fn($x) => $x?->y ?? match(true) { 1, 2 => "é {$x['k']} $y[0] 𝒳", default => throw new E };
foreach ($a as $k => &$v): echo <<<EOT
  heredoc $v é
  EOT; endforeach;
function &g(array &$a, self $b): static { yield from $c; }
?>
<b><?= $x ?></b>
`,
  ruby: `# frozen_string_literal: true
require_relative 'é'
module A::B
  class C < D; include E; attr_accessor :x, :y
    def self.m(a, b = 1, *c, d:, e: 2, **f, &g) = a&.b { |(x, y), z| x + z }
    def method_missing?(name) ; yield name if block_given? ; rescue E, F => e ; retry ; ensure ; end
  end
end
s = <<~EOS + "é #{1 + 2} 𝒳" + %w[a b].join
  heredoc #{x}
EOS
case v in {a: Integer => b, **nil} then b; in [1, *] | nil unless c; end
x = if a then b else c end until d
BEGIN { puts :é, /re#{x}/i, ?a, 1r }
alias foo bar
->(x) do x end
__END__
data
`,
  solidity: `// SPDX-License-Identifier: MIT é 𝒳
pragma solidity ^0.8.0;
import {A as B} from "./a.sol";
abstract contract C is D(1), E { using L for uint; uint256 public constant X = 1 ether; mapping(address => uint[]) internal m; event T(address indexed a); error Z(uint); modifier o() { require(msg.sender == a, unicode"é𝒳"); _; } struct S { uint a; } enum K { P, Q }
  constructor(uint x) payable { m[a][0] += x; } function f(uint a) external view virtual override(D) returns (uint b) { for (uint i; i < a; i++) { unchecked { b = a ** 2; } } emit T(a); try this.g() returns (uint) {} catch Error(string memory) { revert Z(1); } assembly { let y := add(1, 2) } } }
`,
  swift: `import class A.B
/// Döc 𝒳
@available(iOS 13, *) public final class É<T: P & Q>: C, D where T.E == Int { @State private(set) var x: Int? = 1 { didSet { print(oldValue) } }; lazy var y = { [weak self] (a: Int) -> Int in a }; init?(_ a: Int, b c: String = "é \\(a + 1) 𝒳") throws { guard let a = a, case .some(let z) = x else { return nil } } ; deinit {} ; subscript(i: Int) -> Int { get { i } set { } } }
extension É: R { static func == (l: É, r: É) -> Bool { l.x! > 1 ? true : false } }
enum E: Int, Codable { case a = 1, b; indirect case c(E, n: Int) }
protocol P { associatedtype A; func m() async throws -> some View; var v: Int { get set } }
struct S { func f<each U>(_ x: inout [String: Int]...) { switch x { case is Int, let y as String where y.isEmpty: fallthrough; default: break } ; do { try await g() } catch E.a { } ; for case let i? in z { defer { } ; continue } } }
#if DEBUG
let s = """
  multi é
  """
#endif
`,
  vue: `<template>
  <div :class="{ a: b }" @click="c"><p v-if="é">{{ d | e }} 𝒳</p><br/></div>
</template>
<script setup lang="ts">
const a = ref<number>(1) // é
</script>
<style scoped>.a { color: red; }</style>
`,
};

/** Texts that are hard on any grammar. */
export const HARD_TEXTS: string[] = [
  '',
  ' ',
  '\n\n\n',
  '\ufeff',
  'x',
  ';',
  '{',
  '}',
  ')(',
  '\0',
  '\u2028é𝒳\ud800',
  '𝒳𝒴𝒵 = é + 𝒳; // 𝒳',
  `${'\n'.repeat(40)}x = 1${' '.repeat(300)};${'\n'.repeat(300)}y`, // padding beyond what a leaf in place can hold
  `a${'b'.repeat(200)} = "${'c'.repeat(300)}"; // ${'d'.repeat(400)}`, // sizes beyond it
  Array.from({ length: 140 }, (_, width) => `${' '.repeat(width)}${'x'.repeat(width + 1)};`).join('\n'),
  `f(${'1, '.repeat(500)}2)\n`, // long lists become balanced trees of hidden nodes
  `${'x = 1;\n'.repeat(300)}`,
  'class A { int m( ; } function ( { if (a b) } return [1, 2',
  'if (a) { b( } else c)',
  `${'('.repeat(200)}x${')'.repeat(200)}`,
  `${'[{('.repeat(200)}`,
  `${'}])'.repeat(200)}`,
];

/** The text with pieces removed, doubled and swapped, the same for the same seed: what broken and half-typed code is. */
export function mangle(text: string, seed: number): string {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  let result = text;
  for (let edit = 0; edit < 4; edit++) {
    const from = random(result.length + 1);
    const to = from + random(12);
    const middle = ['', result.slice(from, to).repeat(2), '(', '}', 'é𝒳', '\r\n', ' ;', '"'][random(8)]!;
    result = result.slice(0, from) + middle + result.slice(to);
  }
  return result;
}
