import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeProject, madeProject, refusal } from './made-project.ts';

const FILES: Record<string, string> = {
  'src/header.ts': `export interface Header { name: string }

export function parse(line: string): Header;
export function parse(line: string, strict: boolean): Header;
export function parse(line: string, strict = false): Header {
  const name = line.trim();
  return { name };
}
`,
  'src/server.ts': `import { parse as read } from './header.ts';

class Server {
  #port = 1;
  listen(): number {
    // Begin to listen.
    parse();
    return this.#port;
  }
}

function parse(): void {}

/* It is over. */ parse();
read('x');
((it) => it.parse());
const later = Server
  .parse;
`,
  'src/deep/inner/copy.ts': 'export function listen(): void {}\n',
  'src/own.ts': 'function listen(): void {}\nlisten();\n',
  'test/listen.test.ts': 'export function listen(): void {}\n',
  'c/add.h': '/** Adds. */\nint add(int a, int b);\n',
  'c/add.c':
    '#include "add.h"\nstatic int twice(int a);\nint add(int a, int b) { return twice(a) + b; }\nstatic int twice(int a) { return a + a; }\n',
  'c/main.c': '#include "add.h"\nint add(int a, int b);\nint main(void) { return add(1, 2); }\n',
  'cpp/shape.cpp': `struct Shape { int area(); bool operator()(int x); };
bool Shape::operator()(int x) { return x > 0; }
static int size() { return 1; }
int Shape::area() { return size(); }
int free_one() { return size(); }
`,
  'java/A.java': `class Base {
  void run() {}
}
class A {
  void run() {}
  void run(int times) {}
  class Inner extends Base {
    void go() { run(); }
  }
  class Plain<T extends Base> {
    void go() { run(); }
  }
  void start() {
    run();
    new Base() { void go() { run(); } };
  }
}
`,
  'kotlin/ReadTest.kt': `class ReadTest {
    fun \`limit - reads 1.5 lines\`() {
        class Case(val input: String)
    }

    companion object {
        fun create(): ReadTest = ReadTest()
    }
}
`,
  'cpp/color.cpp': 'struct paint { enum tone { dark, light }; static int light_of(tone t); };\n',
  'cpp/text.cpp': 'struct text { operator std::string() const; };\n',
  'py/names.py': `import os.path as p


class Store:
    def get(self):
        return get()

    def all(self):
        return self.get()


def get():
    value = 1
    return value


p.join(get())
`,
  'ts/join.ts': 'export function join(): void {}\n',
  'ts/tiers.ts': `import { expect } from 'somewhere';
export interface Node { kind: string }
export const Node = { make: (): Node => ({ kind: '' }) };
expect(Node.make());
const KEY = 'key';
class Table {
  [KEY](): void {}
}
`,
  'ts/merged.ts': `export function check<T>(value: T): void {}
export namespace check { export type Equal<A> = A; }
export interface check { kind: string }
check<check.Equal<string>>('');

check('');
check;
`,
  'js/own.js': `exports.go = function run() {};
const held = { get: async function\n  read() {} };
function Tool() {} Tool.prototype.cut = function cutting() {};
const both = (exports.either = function other() {});
exports.plain = function () { return run(); };
exports.go();
held.get();
new Tool().cut();
both();
void exports.go;
exports.plain();
`,
  'js/alias.js': `exports.go = () => {};
const held = { run() {} };
const first = exports.go;
const later = first, run = held.run;
later();
run();
class Tool {
  constructor(cut) { this.cut = cut; }
  cut() { this.cut(); }
}
const { writeFile } = require('fs').promises, equal = require('chai').assert.equal;
var { mkdir } = require('./own').inner;
writeFile();
equal();
mkdir();
`,
  'java/B.java': `class B {
  private int size;
  B(int size) { this.size = size; }
  static B make(Object o) {
    B other = (B) new B(1);
    return other;
  }
}
`,
  'c/cases.c': `#ifdef HAVE_WIDE
#define LIMIT 64
static int wide(void) { return LIMIT; }
static int pick(void) { return wide(); }
#else
static int pick(void) { return 8; }
static int narrow(void) { return pick(); }
#endif
static int both(void) { return pick(); }
static int limit(void) { return both() + LIMIT; }
`,
  'c/option.c': `#ifdef WIDE
static int pick(void) { return 9; }
#else
static int pick(void) { return 8; }
#endif
static int both(void) { return pick(); }
`,
  'notes.txt': '# Notes\n',
  'out/made.ts': 'export const made = 1;\n',
  '.ignore': 'out/\n',
  'other/größe.ts': 'export const größe = 1;\nexport const 名前 = größe;\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** Where a symbol is defined, as `path:line:column tier`. */
function check(symbol: string, expected: string[], { all = false } = {}): void {
  it(all ? `${symbol}, all` : symbol, async () => expect(await made.defs(symbol, all)).toEqual(expected));
}

describe('by name', () => {
  check('Server', ['src/server.ts:3:7 possible']);
  check('Server.listen', ['src/server.ts:5:3 possible']);
  check('Server::listen', ['src/server.ts:5:3 possible']);
  check('Server#listen', ['src/server.ts:5:3 possible']);
  check('server.listen()', ['src/server.ts:5:3 possible']);
  check('Nothing.listen', []);
  check('#port', ['src/server.ts:4:3 possible']);
  check('Server.#port', ['src/server.ts:4:3 possible']);
  check('Server#port', ['src/server.ts:4:3 possible']);
  check('größe', ['other/größe.ts:1:14 possible']);
  check('名前', ['other/größe.ts:2:14 possible']);
  check('operator()', ['cpp/shape.cpp:2:13 possible', 'cpp/shape.cpp:1:33 possible']);
  check('Shape::operator()', ['cpp/shape.cpp:2:13 possible', 'cpp/shape.cpp:1:33 possible']);
  check('ReadTest.limit - reads 1.5 lines', ['kotlin/ReadTest.kt:2:10 possible']);
  check('limit - reads 1.5 lines', ['kotlin/ReadTest.kt:2:10 possible']);
  check('ReadTest.limit - reads 1.5 lines.Case', ['kotlin/ReadTest.kt:3:15 possible']);
  check('ReadTest.create', ['kotlin/ReadTest.kt:7:13 possible']);
  check('ReadTest.Companion.create', ['kotlin/ReadTest.kt:7:13 possible']);
  check('paint::light', ['cpp/color.cpp:1:34 possible']);
  check('Read.create', []);
  check('text::operator std::string', ['cpp/text.cpp:1:15 possible']);
});

describe('the best of many comes first', () => {
  it('exported ones, then others, then tests', async () => {
    expect(await made.defs('listen')).toEqual([
      'src/deep/inner/copy.ts:1:17 possible',
      'src/own.ts:1:10 possible',
      'src/server.ts:5:3 possible',
      'test/listen.test.ts:1:17 possible',
    ]);
  });
  it('bodies before overloads and prototypes', async () => {
    expect((await made.defs('parse'))[0]).toBe('src/header.ts:5:17 possible');
    expect(await made.defs('add')).toEqual(['c/add.c:3:5 possible', 'c/add.h:2:5 possible', 'c/main.c:2:5 possible']);
  });
});

describe('at a place', () => {
  // On the name, in it, at its end.
  for (const column of [3, 5, 9]) check(`src/server.ts:5:${column}`, ['src/server.ts:5:3 exact']);
  // A use below a comment that ends with a full stop, and behind one.
  check('src/server.ts:7:5', ['src/server.ts:12:10 exact']);
  check('src/server.ts:14:19', ['src/server.ts:12:10 exact']);
  // A private member, at its sign and in its name.
  for (const column of [17, 18, 20]) check(`src/server.ts:8:${column}`, ['src/server.ts:4:3 exact']);
  // A name taken from another file under another name: the overload that one argument fits.
  check('src/server.ts:15:1', ['src/header.ts:3:17 exact']);
  // A member of something that is not known: only the name is; what can be called comes first.
  it('src/server.ts:16:13', async () => {
    const found = await made.defs('src/server.ts:16:13');
    expect(found).toHaveLength(4);
    expect(found.every((one) => one.endsWith(' possible'))).toBe(true);
    expect(found[0]).toBe('src/server.ts:12:10 possible');
  });
  // A class has no such member.
  check('src/server.ts:18:4', []);
  check('src/header.ts:7:12', ['src/header.ts:6:9 exact']);
  check('py/names.py:14:12', ['py/names.py:13:5 exact']);
  // A method does not see its class without self.
  check('py/names.py:6:16', ['py/names.py:12:5 exact']);
  check('py/names.py:9:21', ['py/names.py:5:9 exact']);
  check('py/names.py:6:3', []);
  check('./src\\own.ts:2:1', ['src/own.ts:1:10 exact']);
  check(
    'src/own.ts:2:1',
    [
      'src/own.ts:1:10 exact',
      'src/deep/inner/copy.ts:1:17 possible',
      'src/server.ts:5:3 possible',
      'test/listen.test.ts:1:17 possible',
    ],
    { all: true },
  );
});

describe('prototypes', () => {
  check('c/add.c:3:32', ['c/add.c:4:12 exact']);
  check('c/main.c:3:25', ['c/add.c:3:5 exact']);
  check('c/add.h:2:5', ['c/add.c:3:5 exact']);
});

describe('a member that may be inherited, or stands elsewhere, comes before what is around the type', () => {
  check('java/A.java:8:17', ['java/A.java:2:8 exact']);
  // Of overloads the one that takes the arguments is called.
  check('java/A.java:11:17', ['java/A.java:5:8 exact']);
  check('java/A.java:14:5', ['java/A.java:5:8 exact']);
  check('java/A.java:15:30', ['java/A.java:2:8 exact']);
  // All members of the type are known.
  check('cpp/shape.cpp:4:28', ['cpp/shape.cpp:3:12 exact']);
  check('cpp/shape.cpp:5:25', ['cpp/shape.cpp:3:12 exact']);
});

describe('what is less than proven is not called exact', () => {
  // Of a dependency: where the name comes from is known, and that it is nothing of the project.
  it('of a dependency', async () => {
    expect(await made.project.definitions('ts/tiers.ts:4:1')).toMatchObject({ results: [], outside: 'somewhere' });
    expect(await made.project.definitions('py/names.py:17:1')).toMatchObject({ results: [], outside: 'os.path' });
  });
  // An interface and a constant of one name are one thing, and a computed name is made of others.
  check('ts/tiers.ts:4:10', ['ts/tiers.ts:2:18 exact', 'ts/tiers.ts:3:14 exact']);
  check('ts/tiers.ts:7:6', ['ts/tiers.ts:5:7 exact']);
  check('ts/tiers.ts:7:3', ['ts/tiers.ts:7:3 exact']);
  // What is defined in another language is not meant.
  check('py/names.py:17:3', []);
  // A type is named by its name, not by its constructor.
  check('java/B.java:5:16', ['java/B.java:1:7 exact']);
  check('java/B.java:5:23', ['java/B.java:1:7 exact']);
  check('java/B.java:3:3', ['java/B.java:3:3 exact']);
  // Alternatives of the preprocessor, and what is there only under a condition.
  check('c/cases.c:9:32', ['c/cases.c:4:12 inferred', 'c/cases.c:6:12 inferred']);
  check('c/cases.c:10:33', ['c/cases.c:9:12 exact']);
  check('c/cases.c:10:42', ['c/cases.c:2:9 inferred']);
  check('c/cases.c:3:32', ['c/cases.c:2:9 exact']);
  check('c/cases.c:4:32', ['c/cases.c:3:12 exact']);
  // Nobody who asks for nothing gets what hangs on an option.
  check('c/option.c:6:33', ['c/option.c:4:12 exact', 'c/option.c:2:12 inferred']);
});

describe('at a call', () => {
  // What only declares a type, or holds others, is not called.
  check('ts/merged.ts:6:1', ['ts/merged.ts:1:17 exact']);
  check('ts/merged.ts:7:1', ['ts/merged.ts:1:17 exact', 'ts/merged.ts:2:18 exact', 'ts/merged.ts:3:18 exact']);
  // The function that is called has a name of its own.
  check('js/own.js:7:9', ['js/own.js:1:23 exact']);
  check('js/own.js:8:6', ['js/own.js:3:3 exact']);
  check('js/own.js:9:12', ['js/own.js:4:50 exact']);
  check('js/own.js:10:1', ['js/own.js:5:41 exact']);
  // A variable is another name of a function that is assigned; of a method and a field of one class the method is called.
  check('js/alias.js:5:1', ['js/alias.js:1:9 exact']);
  check('js/alias.js:6:1', ['js/alias.js:4:22 exact']);
  check('js/alias.js:9:16', ['js/alias.js:9:3 exact']);
  // What packages hold is none of the project.
  check('js/alias.js:13:1', []);
  check('js/alias.js:14:1', []);
  check('js/alias.js:15:1', ['js/alias.js:12:7 exact']);
  check('js/own.js:11:14', ['js/own.js:1:9 exact']);
  check('js/own.js:12:9', ['js/own.js:6:9 exact']);
});

describe('refusals', () => {
  const cases: Record<string, string> = {
    'src/own.ts:0:1': 'invalid-query: lines and columns begin at 1',
    'src/own.ts:1:0': 'invalid-query: lines and columns begin at 1',
    'src/own.ts:99:1': 'invalid-query: the file has 3 lines, not 99',
    'src/own.ts:2:40': 'invalid-query: line 2 has 9 columns, not 40',
    'src/own.ts:2': 'invalid-query: the column is missing in "src/own.ts:2" (write src/own.ts:2:COLUMN)',
    'src/own.ts': 'invalid-query: "src/own.ts" is a file (for what it defines: ax outline src/own.ts)',
    'src/onw.ts:2:1': 'not-found: no file "src/onw.ts" in the index (did you mean src/own.ts?)',
    'src/nowhere.ts:2': 'not-found: no file "src/nowhere.ts" in the index',
    'own.ts:1:1': 'not-found: no file "own.ts" in the index (did you mean src/own.ts?)',
    'notes.txt:1:1': 'not-found: "notes.txt" is not indexed: its language is not known (ax languages lists them)',
    'out/made.ts:1:1':
      'not-found: "out/made.ts" is not indexed: it is ignored, or new (what decides: .gitignore, .ignore, .axignore and index.exclude; ax index takes up new files)',
    'src:1:1': 'not-found: "src" is a directory (for what is in it: ax find kind:function "path:src/")',
  };
  for (const [symbol, expected] of Object.entries(cases)) {
    it(symbol, async () => expect(await refusal(made.project.definitions(symbol))).toBe(expected));
  }
});

it('names near to one that is not there', async () => {
  const { results, suggestions } = await made.project.definitions('Servr.lisen');
  expect(results).toEqual([]);
  expect(suggestions).toContain('listen');
  expect((await made.project.definitions('Other.listen')).suggestions).toContain('Server.listen');
});

it('any text is a name', async () => {
  for (const symbol of [
    '',
    ' ',
    '\0',
    '\ud800',
    '🙂',
    '"',
    '*',
    'a b',
    '::',
    '.',
    '#',
    'a.',
    ':1:1',
    '%',
    'x'.repeat(100_000),
    '1:2:3:4',
  ]) {
    const answer = await refusal(made.project.definitions(symbol));
    expect(typeof answer === 'string' ? answer : (answer as { results: unknown[] }).results).toSatisfy(
      (one: unknown) => (Array.isArray(one) ? one.length === 0 : /^(?:not-found|invalid-query): /.test(String(one))),
    );
  }
});
