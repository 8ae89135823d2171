import { expect, test } from 'vitest';
import { looksForeign } from '../../src/languages/foreign.ts';
import { detectLanguage, LANGUAGES } from '../../src/languages/index.ts';
import { RARE_NAMES } from '../../src/languages/rare-names.ts';

function check(path: string, head: string | undefined, expected: string | undefined): void {
  expect(detectLanguage(head === undefined ? { path } : { path, head })?.id, `${path} ${head ?? ''}`).toBe(expected);
}

test('by extension, in any case and after the last dot', () => {
  check('src/a.ts', undefined, 'typescript');
  check('a.d.mts', undefined, 'typescript');
  check('C:\\src\\A.TSX', undefined, 'tsx');
  check('lib/a.min.cjs', '', 'javascript');
  check('dir.ts/NOTES', '', undefined);
  check('.ts', '', undefined);
  check('a.unknown', '', undefined);
});

test('by the whole file name', () => check('tools/Jakefile', undefined, 'javascript'));

test('by the interpreter of the first line, only where the name says nothing', () => {
  check('bin/tool', '#!/usr/bin/env node\n', 'javascript');
  check('bin/tool', '#! /usr/local/bin/node18 --harmony\n', 'javascript');
  check('bin/tool', '#!/usr/bin/env -S NODE_ENV=x node --flag\n', 'javascript');
  check('bin/tool', '#!/usr/bin/env deno\n', 'typescript');
  check('bin/tool', '#!/usr/sbin/nologin\n', undefined);
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

test('a script is of the language that its shell hands it over to', () => {
  check('tool', '#!/bin/sh\n# about\nexec python3 -u "$0" "$@"\n', 'python');
  check('tool', '#!/usr/bin/env bash\nexec /usr/bin/node --harmony "$0" "$@"\n', 'javascript');
  check('server.fcgi', '#!/usr/bin/python2.7\nprint(1)\n', 'python');
  check('report.cgi', '#!/usr/bin/env node\n', 'javascript');
  check('tool', '#!/usr/bin/env -S uv run --script\n', 'python');
});

test('a line for editors tells where the name does not', () => {
  check('vector', '// <vector> -*- C++ -*-\n\n// Copyright\n', 'cpp');
  check('tool', '#!/opt/own/tool\n# -*- coding: utf-8; mode: python -*-\n', 'python');
  check('tool', '# -*- Python -*-\n', 'python');
  check('tool', 'x = 1\n\n# vim: set ts=4 ft=python et:\n', 'python');
  check('tool', '// vi: ft=go\n', 'go');
  check('tool', '# -*- mode: python-ts-mode -*-\n', 'python');
  check('tool', '# -*- coding: utf-8 -*-\nmode: python\n', undefined);
  check('tool', 'about vim: a filetype=python is set by it, 1 2 3 4\n'.replace('filetype=python', 'python'), undefined);
  check('a.go', '// -*- mode: python -*-\n', 'go');
  check('a.h', '/* -*- C++ -*- */\nstruct A;\n', 'cpp');
  check('a.h', '/* -*- mode: C; c-basic-offset: 4 -*- */\nstruct A;\n', 'c');
  check('a.h', '/* -*- mode: C; c-basic-offset: 4 -*- */\nclass A;\n', 'cpp');
});

test('a header of Objective-C is none of ours', () => {
  check('a.h', '#import <Foundation/Foundation.h>\n@interface A : NSObject\n@end\n', undefined);
  check('a.h', '#include "b.h"\n@class B;\n', undefined);
  check('a.h', '#import "B.h"\nvoid f(void);\n', undefined);
  check('a.h', '/**\n@class B is documented so\n@interface\n*/\nstruct B;\n', 'c');
  check('a.h', '#ifdef __OBJC__\n@class B;\n#else\ntypedef struct B B;\n#endif\n', 'c');
  check('a.h', '#import "library.tlb"\nnamespace a {}\n', 'cpp');
  check('a.m', '@implementation A\n@end\n', undefined);
});

test('an extension of ours may stand for a language that is none', () => {
  check('a.ts', '<?xml version="1.0"?><TS/>', undefined);
  check('a.tsx', '<?xml version="1.0"?><tileset/>', undefined);
  check('a.rs', '#pragma version(1)\n#pragma rs java_package_name(a.b)\nint f() {}', undefined);
  check('a.rs', '#![allow(unused)]\nfn main() {}', 'rust');
  check('a.hh', '<?hh // strict\nclass A {}', undefined);
  check('a.hh', '#pragma once\nclass A {};', 'cpp');
  check('a.inc', '#include "a.h"\ntemplate <class T>\nT f();\n', 'cpp');
  check('a.inc', '#include <core>\nnative f(std::x);\n', undefined);
  check('a.inc', '\tmov ax, 1\n', undefined);
  check('a.inc', 'VERSION = 1\n', undefined);
  check('a.re', 'let x = 1;\nmodule A = B;\n', undefined);
  check('a.re', '/*!re2c\n[0-9]+ { return 1; }\n*/\nint x;', 'cpp');
  check('a.gs', '#version 330\nvoid main() {}', undefined);
  check('a.gs', 'function onOpen() {}', 'javascript');
  check('a.es', '%% -*- erlang -*-\nmain(_) -> ok.', undefined);
  for (const other of [
    'a.d',
    'a.v',
    'a.pl',
    'a.t',
    'a.pro',
    'a.cls',
    'go.mod',
    'a.mod',
    'view.blade.php',
    'Makefile.in',
  ])
    check(other, 'class Foo { int x; }', undefined);
});

test('what a foreign language looks like, and what it does not', () => {
  const foreign = (extension: string, head: string, expected: boolean): void =>
    expect(looksForeign(extension, head), `${extension} ${head}`).toBe(expected);
  foreign('.php', '<?hh // strict\nnamespace A;', true);
  foreign('.php', '<?php\n$a = "<?hh";', false);
  foreign('.cs', "!Foo methodsFor: 'accessing'!\nbar ^bar! !", true);
  foreign('.cs', 'using System;\nclass A { bool B => !methodsFor; }', false);
  foreign('.cake', "fs = require 'fs'\nbuild = (callback) ->\n  1", true);
  foreign('.cake', 'Task("Default").Does(() => { });', false);
  foreign('.ex', 'include std/io.e\nprocedure main()\nend procedure', true);
  foreign('.ex', 'defmodule A do\n  def procedure(x), do: x\nend', false);
  foreign('.sc', 'Synth : Node {\n\tclassvar <>x;\n\t*new { ^super.new }\n}', true);
  foreign('.sc', 'import $ivy.`a::b:1`\nobject Foo {\n}\nclass Bar {\n}', false);
  foreign('.ml', 'structure A =\nstruct\n  val x = 1\nend', true);
  foreign('.ml', 'module A = struct\n  let structure = 1\nend', false);
  foreign('.md', ';; Machine description\n\n(define_attr "type" "a,b")', true);
  foreign('.md', '# Title\n\n    (define_insn "x")\n', false);
  foreign('.yaml', 'Metrics:\n\tButton:\n\t\tWidth: 10\n', true);
  foreign('.yaml', 'a:\n  b: |\n    x\n\tc: 1\n', false);
  foreign('.mysql', 'How to use it:\nuse the manual.\n', true);
  foreign('.mysql', '-- tables\nCREATE TABLE a (\n  b int\n);\n', false);
  foreign('.yy', '%{\n#include <stdio.h>\n%}\n%%', true);
  foreign('.yy', '\n{ "name": "room" }', false);
});

test('of a name in capitals the case of the extension says nothing', () => {
  check('MAIN.C', 'int main() {}', 'c');
  check('main.C', 'int main() {}', 'cpp');
  check('TOOL.PY', undefined, 'python');
});

test('what others are made out of is in the language of those', () => {
  check('config.h.in', '#undef HAVE_X\n', 'c');
  check('settings.py.example', '', 'python');
  check('wscript.sample', undefined, 'python');
  check('a.js.frag', '', 'javascript');
  check('a.frag', '', undefined);
});

test('no time is lost on hopeless beginnings', () => {
  const long = [
    ' '.repeat(30_000),
    '\n'.repeat(30_000),
    '# vim: '.repeat(4000),
    '-*-;'.repeat(8000),
    ';; '.repeat(10_000),
  ];
  const extensions = [
    ...new Set(LANGUAGES.flatMap((language) => language.extensions)),
    '.sc',
    '.md',
    '.yaml',
    '.ex',
    '',
  ];
  for (const head of long) {
    for (const extension of extensions) {
      detectLanguage({ path: `a${extension}`, head });
      looksForeign(extension, head);
    }
  }
});

test('rare names are those of languages, or of languages to come', () => {
  for (const id of Object.keys(RARE_NAMES)) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
});

test('an include file is PHP only with PHP in it', () => {
  check('lib/a.inc', '<?php\nfunction f() {}', 'php');
  check('lib/a.inc', '<p><?= $title ?></p>', 'php');
  check('lib/a.inc', 'mov ax, bx', undefined);
  check('lib/a.php', 'no tag at all', 'php');
  check('bin/console', '#!/usr/bin/env php\n<?php', 'php');
});

test('of files called .sc those of SuperCollider are no Scala', () => {
  const language = (path: string, head: string) => detectLanguage({ path, head })?.id;
  expect(language('a.sc', 'import $ivy.`a::b:1`\nval x = 1\n')).toBe('scala');
  expect(language('a.sc', 'Tuning : Object {\n  var <scale;\n  *new { |scale| ^super.new }\n}\n')).toBeUndefined();
  expect(
    language('a.sc', '(\nSynthDef(\\sine, { arg freq = 440; Out.ar(0, SinOsc.ar(freq)) }).add;\n)\n'),
  ).toBeUndefined();
  expect(language('a.scala', 'val js = """\nvar x;\n"""\n')).toBe('scala');
});

test('shell scripts by their name, extension and interpreter', () => {
  for (const name of [
    '.bashrc',
    '.zshrc',
    '.profile',
    'PKGBUILD',
    'a.sh',
    'a.bats',
    'a.zsh',
    'a-1.ebuild',
    'a.eclass',
  ]) {
    check(name, undefined, 'bash');
  }
  for (const shell of [
    '/bin/sh',
    '/bin/bash -e',
    '/usr/bin/env bash',
    '/bin/zsh',
    '/usr/bin/env bats',
    '/bin/dash',
    '/bin/ash',
  ]) {
    check('bin/tool', `#!${shell}\n`, 'bash');
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

test('a name with any ending is one of a known name, unless the ending says more', () => {
  check('Dockerfile', undefined, 'dockerfile');
  check('Dockerfile.dev', undefined, 'dockerfile');
  check('docker/Dockerfile.md', undefined, 'markdown');
  check('Dockerfile.dockerignore', '*.md\n', undefined);
});
