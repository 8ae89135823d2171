import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from './made-project.ts';

const FILES: Record<string, string> = {
  'again.py': `import sys
from typing import overload

def twice(): return 1
twice()
def twice(): return 2
twice()

if sys.platform == 'win32':
    def op(): return 1
else:
    def op(): return 2
op()

def both(): return 1
if sys.argv:
    def both(): return 2
both()

if sys.argv:
    def over(): return 1
def over(): return 2

def use():
    twice()
    over()

@overload
def parse(value: int) -> int: ...
@overload
def parse(value: str) -> str: ...
def parse(value): return value
parse(use)

class Made: pass
Made = parse(Made)
Made()

try:
    def ready(): return 1
except ImportError:
    ready = None
ready()

if sys.argv:
    def compat(): return 1
else:
    compat = use
compat()

class Store:
    def get(self): return 1
    def get(self, key): return 2
    if sys.argv:
        def put(self): return 1
    else:
        def put(self, key): return 2
    with sys.stdin:
        def drop(self): return 1
    def drop(self, key): return 2
    def all(self):
        self.get(1)
        self.put()
        self.drop(1)
`,
  'fallback.py': `try:
    from fast import speed
except ImportError:
    def speed(): return 0
try:
    from somewhere import outer
except ImportError:
    def outer(): return 0
from fast import replaced
def replaced(): return 0
speed()
outer()
replaced()
`,
  'fast.py': 'def speed(): return 1\ndef replaced(): return 1\n',
  'other.py': 'from fallback import speed, outer\nfrom again import twice, op\nspeed()\nouter()\ntwice()\nop()\n',
  'lines.pyi': '@overload\ndef line(a: int) -> int: ...\n@overload\ndef line(a: str) -> str: ...\n',
  'lined.py': 'from lines import line\nline(use)\n',
  'again.mjs': `function twice(a) { return 1; }
function twice(a, b) { return 2; }
twice(1);
class Store { get(a) {} get(a, b) {} all() { this.get(1); } }
function Table() {}
function one() { Table.prototype.get = function () {}; }
function two() { Table.prototype.get = function (a) {}; }
new Table().get();
if (twice) { var either = function () {}; } else { var either = function (a) {}; }
either();
`,
  'again.ts': `export function parse(a: number): void;
export function parse(a: string): void;
export function parse(a: unknown): void {}
parse('x');
interface Made { get(a: number): void; get(a: string): void }
declare const made: Made;
made.get('x');
`,
  'again.rb': `class Store
  def get(a); end
  def get(a, b); end
  if RUBY_VERSION > '3'
    def put(a); end
  else
    def put(a, b); end
  end
  def all
    get(1)
    put(1)
  end
end
`,
  'again.php': `<?php
if (function_exists('a')) { function either() {} } else { function either($a) {} }
either();
`,
  'again.lua': `local function twice(a) end
local function twice(a, b) end
twice(1)
`,
  'again.ex': `defmodule Again do
  def twice(0), do: 1
  def twice(a), do: a
  def twice(a, b), do: a + b
  def all(), do: twice(1)
  def more(), do: twice(1, 2)
end
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** Definitions at the last place of a text, or the one before that many lines. */
async function at(path: string, line: string, nth = 0): Promise<string[]> {
  const lines = FILES[path]!.split('\n');
  const places = lines.flatMap((text, i) => (text.trim() === line ? [i] : []));
  const row = places[nth]!;
  const column = /[A-Za-z]\w*(?=\()/.exec(lines[row]!)!.index;
  return made.defs(`${path}:${row + 1}:${column + 1}`);
}

test('a function of Python that is defined again is the last one that has been run', async () => {
  expect(await at('again.py', 'twice()')).toEqual(['again.py:4:5 exact']);
  expect(await at('again.py', 'twice()', 1)).toEqual(['again.py:6:5 exact']);
  expect(await at('again.py', 'twice()', 2)).toEqual(['again.py:6:5 exact']);
  expect(await at('other.py', 'twice()')).toEqual(['again.py:6:5 exact']);
  expect(await at('again.py', 'over()')).toEqual(['again.py:22:5 exact']);
});

test('functions of Python in branches are alternatives', async () => {
  expect(await at('again.py', 'op()')).toEqual(['again.py:10:9 inferred', 'again.py:12:9 inferred']);
  expect(await at('other.py', 'op()')).toEqual(['again.py:10:9 inferred', 'again.py:12:9 inferred']);
  expect(await at('again.py', 'both()')).toEqual(['again.py:17:9 inferred', 'again.py:15:5 inferred']);
});

test('the body of a function of Python counts, whatever its overloads take; without one all of them do', async () => {
  expect(await at('again.py', 'parse(use)')).toEqual([
    'again.py:32:5 exact',
    'again.py:29:5 exact',
    'again.py:31:5 exact',
  ]);
  expect(await at('lined.py', 'line(use)')).toEqual(['lines.pyi:2:5 exact', 'lines.pyi:4:5 exact']);
});

test('what is assigned to the name of a class or function of Python is likely made from it', async () => {
  expect(await at('again.py', 'Made()')).toEqual(['again.py:35:7 exact', 'again.py:36:1 inferred']);
  expect(await at('again.py', 'ready()')).toEqual(['again.py:40:9 exact', 'again.py:42:5 inferred']);
  expect(await at('again.py', 'compat()')).toEqual(['again.py:46:9 inferred', 'again.py:48:5 inferred']);
});

test('methods of Python are replaced as functions are', async () => {
  expect(await at('again.py', 'self.get(1)')).toEqual(['again.py:53:9 exact']);
  expect(await at('again.py', 'self.put()')).toEqual(['again.py:55:13 inferred', 'again.py:57:13 inferred']);
  expect(await at('again.py', 'self.drop(1)')).toEqual(['again.py:60:9 exact']);
});

test('what Python defines where an import fails is an alternative of what that brings', async () => {
  const both = ['fast.py:1:5 inferred', 'fallback.py:4:9 inferred'];
  expect(await at('fallback.py', 'speed()')).toEqual(both);
  expect(await at('other.py', 'speed()')).toEqual(both);
  expect(await at('fallback.py', 'outer()')).toEqual(['fallback.py:8:9 inferred']);
  expect(await at('other.py', 'outer()')).toEqual(['fallback.py:8:9 inferred']);
  expect(await at('fallback.py', 'replaced()')).toEqual(['fallback.py:10:5 exact']);
});

test('the last function or method of JavaScript counts, and signatures are overloads', async () => {
  expect(await at('again.mjs', 'twice(1);')).toEqual(['again.mjs:2:10 exact']);
  expect(await made.defs('again.mjs:4:53')).toEqual(['again.mjs:4:25 exact']);
  expect(await at('again.mjs', 'either();')).toEqual(['again.mjs:9:18 inferred', 'again.mjs:9:56 inferred']);
  // It is not known which of the functions that set it is called last.
  expect(await made.defs('again.mjs:8:13')).toEqual(['again.mjs:6:34 inferred', 'again.mjs:7:34 inferred']);
  expect((await at('again.ts', "parse('x');"))[0]).toBe('again.ts:2:17 exact');
  expect(await made.defs('again.ts:7:6')).toEqual(['again.ts:5:40 exact']);
});

test('the number of arguments chooses no method of Ruby', async () => {
  expect(await at('again.rb', 'get(1)')).toEqual(['again.rb:3:7 inferred']);
  expect(await at('again.rb', 'put(1)')).toEqual(['again.rb:5:9 inferred', 'again.rb:7:9 inferred']);
});

test('functions of PHP that have one name are alternatives', async () => {
  expect(await at('again.php', 'either();')).toEqual(['again.php:2:38 inferred', 'again.php:2:68 inferred']);
});

test('the last local function of Lua hides those before it', async () => {
  expect(await at('again.lua', 'twice(1)')).toEqual(['again.lua:2:16 exact']);
});

test('functions of Elixir with another number of parameters are others, clauses are one', async () => {
  expect(await made.defs('again.ex:5:20')).toEqual(['again.ex:2:7 exact']);
  expect(await made.defs('again.ex:6:21')).toEqual(['again.ex:4:7 exact']);
});
