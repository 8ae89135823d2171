import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from './made-project.ts';

// What a call means here cannot be told from the kinds of values, or from what is written first.
const SIGNATURES = `export function arr(a: string[]): void;
export function arr(a: number[]): void;
export function arr(a: any) {}
export function cb(f: () => void): void;
export function cb(f: (err: Error, d: string) => void): void;
export function cb(f: any) {}
export type Maybe<T> = T | null;
export function mb(a: Maybe<string>): void;
export function mb(a: number): void;
export function mb(a: any) {}
export class Empty {}
export function em(a: Empty): void;
export function em(a: string): void;
export function em(a: any) {}
export interface Trims { trim(): string }
export function tr(a: Trims): void;
export function tr(a: unknown): void;
export function tr(a: any) {}
export function vd(a: string, b: void): void;
export function vd(a: unknown): void;
export function vd(a: any, b?: any) {}
export function two(a: string): void;
export function two(a: string, b: number): void;
export function two(a: any, b?: any) {}
export class Mine extends Array<number> {}
export function na(a: number[]): void;
export function na(a: object): void;
export function na(a: any) {}
export function hx(a: 16): void;
export function hx(a: string): void;
export function hx(a: any) {}
export function st(a: Function): void;
export function st(a: string): void;
export function st(a: any) {}
`;
const CALLS: readonly (readonly [string, string[]])[] = [
  ['arr([1])', ['2 exact']],
  ['cb((err, d) => {})', ['5 exact']],
  ['cb(() => {})', ['4 exact']],
  ['mb(5)', ['8 inferred', '9 inferred']],
  ['em("x")', ['12 inferred', '13 inferred']],
  ['tr("x")', ['16 inferred', '17 inferred']],
  ['vd("x")', ['19 exact']],
  [`two('it\\'s', 1)`, ['23 exact']],
  ['two(`$' + '{`)`}`, 1)', ['23 exact']],
  ['na(new Mine())', ['26 inferred', '27 inferred']],
  ['na([1, 2][0])', ['26 inferred', '27 inferred']],
  ['hx(0x10)', ['29 exact']],
];
const FIELDS = `import { st } from './signatures';
class Fields {
  name: string
  cb: () => void
  run() { st(this.name) }
}
`;
const LIB = `exports.run = () => {};
exports.stop = () => {};
exports.made = (function make() { return exports.run; })();
`;
const SCRIPT = `const lib = require('./lib');
let go = lib.run;
if (process.argv[2]) go = lib.stop;
go();
lib.made();
function withDefault(cb = function noop() {}) { cb(); }
exports.twice = function () { return 1; };
exports.twice();
exports.twice = function () { return 2; };
`;
const CLASSES = `class A:
    def m(self): pass
class B(A):
    def m(self): pass
class C(A):
    def m(self): pass
class D(B, C):
    def z(self):
        super(B, self).m()
        super(D, self).m()
`;
const FLOW = `from contextlib import suppress
from classes import A, B, C
def cases(v):
    x = C()
    x = A()
    match v:
        case 1:
            x = B()
        case 2:
            x.m()
def failing():
    x = A()
    with suppress(OSError):
        x = B()
    x.m()
def loop(c):
    x = A()
    x = B()
    while c:
        x = C()
    else:
        x.m()
def inner():
    x = A()
    x = B()
    def set(): nonlocal x; x = C()
    set()
    x.m()
def later():
    x = A()
    x = B()
    g = (x.m() for _ in [1])
    x = C()
def made(): return A()
made = other
made()
`;

const LOCALS = `class A:
    def go(self): pass
class B:
    def go(self): pass
def outer(flag):
    def f(): return B()
    def g(): return B()
    class K: pass
    f = other
    if flag:
        g = wrap(g)
    K = A
    f().go()
    g().go()
    K().go()
def untouched(f):
    def h(): return B()
    def k(): f = 1; h = 2
    h().go()
def branches(flag):
    make = A
    make()
    if flag:
        def make(): return B()
    make().go()
`;
const LUA = `local function f() return 1 end
local function user() return f() end
local function f() return 2 end
f()
`;
const PHP = `<?php
if (PHP_VERSION_ID > 80000) {
  class P { public function go() {} public function new() {} }
} else {
  class P { public function go() {} }
}
(new P())->go();
(new P())->new();
`;
const MERGED = `interface M { a(x: 'one'): void; b(x: string): void }
interface M { a(x: string): void; b(x: number): void }
declare const m: M;
m.a('one');
m.b(1);
m.b('x');
`;

const NAMESPACE = `namespace N { export let f = () => 1; export let g = run; }
function run() { return new A(); }
class A { x() {} }
N.f = other;
N.g = other as any;
N.f();
N.g().x();
`;
const MENTIONED = `// const app = exports;
const text = 'const app = exports;';
const app = make();
app.run = function () { return 1; };
`;
const REPLACED = `class A { go() {} }
class B { go() {} }
let f = function () { return new A(); };
f = function () { return new B(); };
f().go();
function k() { return new A(); }
k = two;
k().go();
let v = new A();
v = new B();
v.go();
`;
const GLOBAL = `class A:
    def go(self): pass
def other(): return None
def f(): return A()
def set():
    global f
    f = other
f()
f().go()
def local():
    def g(): return A()
    from lib import g
    g().go()
`;
const TAKEN = `const lib = require('./taken-lib');
const { go, kept } = lib;
go();
kept();
`;
const OWN = `module.exports = function (a) { return a; };
exports = module.exports;
const run = exports;
run(1);
`;

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({
    'signatures.ts': SIGNATURES,
    'calls.ts': `import { arr, cb, mb, em, tr, vd, two, na, hx, Mine } from './signatures';\n${CALLS.map(([call]) => `${call};\n`).join('')}`,
    'fields.ts': FIELDS,
    'lib.js': LIB,
    'script.js': SCRIPT,
    'classes.py': CLASSES,
    'flow.py': FLOW,
    'locals.py': LOCALS,
    'twice.lua': LUA,
    'either.php': PHP,
    'merged.ts': MERGED,
    'namespace.ts': NAMESPACE,
    'mentioned.js': MENTIONED,
    'mentions.js': "const a = require('./mentioned');\na.run();\n",
    'replaced.js': REPLACED,
    'global.py': GLOBAL,
    'taken-lib.js': 'function kept() {}\nexports.go = () => 1;\nexports.kept = kept;\n',
    'taken.js': TAKEN,
    'own.js': OWN,
  });
});
afterAll(() => made.close());

const lines = async (place: string): Promise<string[]> => {
  const { results } = await made.project.definitions(place);
  const known = results.filter(({ tier }) => tier !== 'possible');
  return known.map(({ path, line, tier }) =>
    path === 'signatures.ts' ? `${line} ${tier}` : `${path}:${line} ${tier}`,
  );
};

test.each(CALLS.map(([call, expected], i) => ({ call, expected, line: i + 2 })))(
  '$call',
  async ({ expected, line }) => {
    expect(await lines(`calls.ts:${line}:1`)).toEqual(expected);
  },
);

test('a field without a semicolon ends with its line', async () => {
  expect(await lines('fields.ts:5:11')).toEqual(['33 exact']);
});

test('a variable that is given another function, a default, what is run at once: the name itself is called', async () => {
  expect(await lines('script.js:4:1')).toEqual(['script.js:2 exact']);
  expect(await lines('script.js:5:5')).toEqual(['lib.js:3 exact']);
  expect(await lines('script.js:6:49')).toEqual(['script.js:6 exact']);
  expect(await lines('script.js:8:9')).toEqual(['script.js:7 inferred', 'script.js:9 inferred']);
});

test('what comes after another class than the one around is not certain', async () => {
  expect(await lines('classes.py:9:24')).not.toContain('classes.py:4 exact');
  expect(await lines('classes.py:10:24')).toEqual(['classes.py:4 exact']);
});

test('a variable has no certain value where it may have been given another', async () => {
  for (const place of ['10:15', '15:7', '22:11', '28:7', '32:12']) {
    const found = await lines(`flow.py:${place}`);
    expect({ place, exact: found.filter((one) => one.endsWith('exact')) }).toEqual({ place, exact: [] });
  }
  expect((await lines('flow.py:36:1')).filter((one) => one.endsWith('exact'))).toEqual([]);
});

test('what an assignment replaces within a function is one of several, and so is what it gives', async () => {
  expect(await lines('locals.py:13:5')).toEqual(['locals.py:6 inferred', 'locals.py:9 inferred']);
  expect(await lines('locals.py:15:5')).toEqual(['locals.py:8 inferred', 'locals.py:12 inferred']);
  for (const place of ['13:9', '14:9', '15:9']) {
    const found = await lines(`locals.py:${place}`);
    expect({ place, exact: found.filter((one) => one.endsWith('exact')) }).toEqual({ place, exact: [] });
  }
  // Another function has a variable of that name.
  expect(await lines('locals.py:19:5')).toEqual(['locals.py:17 exact']);
  expect(await lines('locals.py:19:9')).toEqual(['locals.py:4 exact']);
  // What the name had before may be what it has after a branch.
  expect(await lines('locals.py:25:5')).toEqual(['locals.py:24 inferred', 'locals.py:21 inferred']);
  expect((await lines('locals.py:25:12')).filter((one) => one.endsWith('exact'))).toEqual([]);
});

test('what a file begins with is defined like all else of it', async () => {
  expect(await lines('twice.lua:2:30')).toEqual(['twice.lua:1 exact']);
  expect(await lines('twice.lua:4:1')).toEqual(['twice.lua:3 exact']);
});

test('members of classes of which only one is defined are alternatives', async () => {
  expect(await lines('either.php:7:12')).toEqual(['either.php:3 inferred', 'either.php:5 inferred']);
});

test('of signatures of merged interfaces one is meant that alone fits', async () => {
  expect(await lines('merged.ts:4:3')).toEqual(['merged.ts:2 inferred', 'merged.ts:1 inferred']);
  expect(await lines('merged.ts:5:3')).toEqual(['merged.ts:2 exact']);
  expect(await lines('merged.ts:6:3')).toEqual(['merged.ts:1 exact']);
});

test('what is assigned to a member of a namespace defines none', async () => {
  expect(await lines('namespace.ts:6:3')).toEqual(['namespace.ts:1 exact']);
  expect(await lines('namespace.ts:7:7')).toEqual(['namespace.ts:3 exact']);
});

test('another name of exports in comments and texts is none', async () => {
  expect(await lines('mentions.js:2:3')).toEqual([]);
});

test('what a variable or function had before it was given another value is one assumption', async () => {
  expect(await lines('replaced.js:5:5')).toEqual(['replaced.js:1 inferred']);
  expect(await lines('replaced.js:8:5')).toEqual(['replaced.js:1 inferred']);
  expect(await lines('replaced.js:11:3')).toEqual(['replaced.js:1 inferred']);
});

test('a function that another gives something else by `global`, or that is imported after it, is not certain', async () => {
  expect(await lines('global.py:8:1')).toEqual(['global.py:4 inferred', 'global.py:7 inferred']);
  for (const place of ['9:5', '13:9']) {
    const found = await lines(`global.py:${place}`);
    expect({ place, exact: found.filter((one) => one.endsWith('exact')) }).toEqual({ place, exact: [] });
  }
});

test('a function that an assignment defines is called by the name that is taken out of its module', async () => {
  expect(await lines('taken.js:3:1')).toEqual(['taken-lib.js:2 exact']);
  expect(await lines('taken.js:4:1')).toEqual(['taken.js:2 exact']);
  expect(await lines('own.js:4:1')).toEqual(['own.js:1 exact']);
});
