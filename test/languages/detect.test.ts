import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/languages/index.ts';

function check(path: string, head: string | undefined, expected: string | undefined): void {
  expect(detectLanguage(head === undefined ? { path } : { path, head })?.id, `${path} ${head ?? ''}`).toBe(expected);
}

test('by extension, in any case and after the last dot', () => {
  check('src/a.ts', undefined, 'typescript');
  check('a.d.mts', undefined, 'typescript');
  check('C:\\src\\A.TSX', undefined, 'tsx');
  check('lib/a.min.cjs', '', 'javascript');
  check('dir.ts/README', '', undefined);
  check('.ts', '', undefined);
  check('a.unknown', '', undefined);
});

test('by the whole file name', () => check('tools/Jakefile', undefined, 'javascript'));

test('by the interpreter of the first line, only where the name says nothing', () => {
  check('bin/tool', '#!/usr/bin/env node\n', 'javascript');
  check('bin/tool', '#! /usr/local/bin/node18 --harmony\n', 'javascript');
  check('bin/tool', '#!/usr/bin/env -S NODE_ENV=x node --flag\n', 'javascript');
  check('bin/tool', '#!/usr/bin/env deno\n', 'typescript');
  check('bin/tool', '#!/bin/zsh\n', undefined);
  check('bin/tool', '// #!/usr/bin/env node', undefined);
  check('bin/tool.ts', '#!/usr/bin/env node\n', 'typescript');
});

test('a Qt translation is no TypeScript', () => {
  check('i18n/app_de.ts', '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>', undefined);
  check('i18n/app_de.ts', '<!DOCTYPE TS><TS version="2.1">', undefined);
  check('a.ts', '<T>(x: T) => x', 'typescript');
});

test('a header is C unless it uses what C does not have', () => {
  check('a.h', undefined, 'c');
  check('a.h', '#pragma once\nint f(int class);', 'c');
  check('a.h', '/* class Foo { public: } and std::string */\n// using namespace std;\nchar *s = "std::x";', 'c');
  check('a.h', '#ifdef __cplusplus\nextern "C" {\nnamespace x {}\n#endif\nint f(void);', 'c');
  check('a.h', 'asm volatile("nop" :: "r"(x));\nstruct s { int private: 3; int new; };', 'c');
  check('a.h', '#define virtual\nstruct class *class_create(struct module *owner);', 'c');
  for (const code of [
    'namespace a {\n}',
    'template <class T>\nstruct X;',
    'class Foo;',
    'class API_EXPORT Foo : public Bar {',
    '#include <string>',
    '#include <cstdint>',
    'std::string f();',
    'using Text = char *;',
    'struct A { virtual void f(); };',
    'struct A {\n private:\n  int x;\n};',
    'struct A { A &operator=(const A &); };',
    'struct A { A() = default; };',
    'constexpr int x = 1;',
  ]) {
    check('a.h', `/* A licence. */\n#ifndef A_H\n${code}\n#endif`, 'cpp');
  }
});

test('AssemblyScript is told from TypeScript by what TypeScript does not have', () => {
  check('a.as.ts', undefined, 'assemblyscript');
  check('assembly/a.as.ts', 'export const x = 1;', 'assemblyscript');
  check('as.ts', undefined, 'typescript');
  check('a.ts', undefined, 'typescript');
  for (const code of [
    '@inline\nexport function add(a: i32, b: i32): i32 { return a + b; }',
    '@external("env", "log")\ndeclare function log(x: f64): void;',
    '@lazy let cache: u8 = 0;',
    'export function first(at: usize): u8 { return load<u8>(at); }',
    'export function narrow(x: i64): i32 { return x as i32; }',
  ]) {
    check('a.ts', `// A licence.\n${code}\n`, 'assemblyscript');
  }
  for (const code of [
    'type i32 = number;\nexport function f(x: i32): i32 { return x as i32; }',
    'import { i32, u8 } from "./types";\nconst x: u8 = load<u8>(1);',
    'declare type usize = number;\nfunction f(x: usize) { return load<usize>(x); }',
    'export function add(a: i32, b: i32) { return a + b; }',
    'const x: t.i32 = t.load<t.i32>(1);',
    '@unmanaged\nclass A {}',
    '@inline class A {}',
    'const text = `\n@inline function f(x: i32): i32 {}\n`;',
    '// @inline function f() {}\nexport const i32 = 1;',
    'async function f(x: u8): Promise<u8> { return load<u8>(x); }',
    'class A { @inline f() {} }',
    'const code = "let x: i32 = <i32>y;";',
  ]) {
    check('a.ts', code, 'typescript');
  }
});

test('a project says what its files are, where they do not say otherwise', () => {
  const inProject = (path: string, head: string) => detectLanguage({ path, head, project: 'assemblyscript' })?.id;
  expect(inProject('a.ts', 'export function add(a: i32): i32 { return a; }')).toBe('assemblyscript');
  expect(inProject('a.ts', 'export function add(a: any): i32 { return a; }')).toBe('typescript');
  expect(inProject('a.ts', 'import { join } from "node:path";')).toBe('typescript');
  expect(inProject('a.tsx', 'export const x = 1;')).toBe('tsx');
  expect(inProject('a.py', 'x = 1')).toBe('python');
});
