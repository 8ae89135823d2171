import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'rule.js': `class Rule { go() {} }
module.exports = Rule
Rule.default = Rule
`,
  'lib.js': `let parse = require('./parse')
let Rule = require('./rule')
function lib(...all) { return new Rule(all) }
lib.parse = parse
lib.rule = one => new Rule(one)
lib.Rule = Rule
lib.made = function (one) { return new Rule(one) }
module.exports = lib
`,
  'parse.js': `function parse(css) { return css }
module.exports = parse
`,
  'use-lib.js': `const lib = require('./lib')
const { rule, Rule } = require('./lib')
lib.parse('x')
lib.rule().go()
lib.made().go()
rule().go()
new Rule().go()
new lib.Rule().go()
`,
  'objects.js': `const Rule = require('./rule')
const held = { R: Rule, one: new Rule(), s: require('./rule'), a: () => new Rule(), b: function () { return new Rule() } }
new held.R().go()
held.one.go()
new held.s().go()
held.a().go()
held.b().go()
exports.x = () => new Rule()
exports.x().go()
class K { constructor() { this.m = () => new Rule() } run() { this.m().go() } }
`,
  'made.js': `const Rule = require('./rule')
function Made() { this.rule = new Rule(); this.run(); [1].map(function () { this.run() }) }
Made.prototype.run = function () { this.end(); return this }
Made.prototype.end = function () { return function () { this.run() } }
Made.prototype.all = function () { [1].map(() => this.run().end()); [1].map(function () { this.run() }.bind(this)) }
Made.make = function () { return this.other() }
Made.other = function () {}
function Other() {
  var self = this
  self.rule = new Rule()
}
Other.prototype = { a: function () { this.b(); this.rule.go() }, b() { this.a() } }
function plain() { this.run() }
`,
  'own.js': `var own = exports
const { R } = require('./barrel')
own.first = function () { return own.second() }
own.second = function () { return this.first() }
own.Rule = require('./rule')
new own.Rule().go()
new R().go()
`,
  'barrel.js': `exports.R = require('./rule')
exports.helper = require('./helper')
`,
  'helper.js': `module.exports = function helper() {}
`,
  'late.js': `const barrel = require('./barrel')
barrel.helper()
const helper = require('./helper')
helper()
const nothing = require('./nothing')
nothing()
`,
  'nothing.js': `exports.a = 1
`,
  'not-this.js': `function Foo() { this.own = function () {} }
Foo.prototype.y = function () {}
Foo.prototype.run = function () { ajax({ success: function () { this.y() } }) }
Foo.prototype.key = function () { handlers[k] = function () { this.y() } }
Foo.prototype.gives = function () { return { m() { this.y() } } }
Foo.prototype.made = function () { new (class { m() { this.y() } })() }
Foo.prototype = { a: () => this.y() }
Foo.bm = function () { this.own() }
exports.Bar = function () { this.start() }
exports.start = function () {}
function Opt() { var options = this.options; options.color = function () {} }
new Opt().color()
class A { go() {} }
const spread = { n: new A(), ...other }
spread.n.go()
`,
  'router.js': `var proto = module.exports = function () {}
proto.param = function () { this.handle(); this.call() }
proto.handle = function () {}
`,
  'declared.ts': `export class Base { go() {} }
export class Derived extends Base { go() {} }
const o = { mk: (): Base => new Derived(), f: function (): Base { return new Derived() }, any: (): any => new Derived() };
o.mk().go();
o.f().go();
o.any().go();
class S { static p: () => Base }
S.p = () => new Derived();
S.p().go();
class Other { go() {} cb: any }
const r = new Other();
r.cb = function (this: Derived) { this.go() };
class Initial { static { this.go() } go() {} }
`,
  'described.js': 'exports.one = () => 1\n',
  'described.d.ts': 'export function one(): number\n',
  'other.d.ts': "import { one } from './described.js'\nimport './lib.js'\nexport { one }\n",
  'other.ts': "import { one } from './described.js'\none()\n",
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** Where the last call of a name in a line of a file leads, without what is only possible. */
async function calls(file: keyof typeof FILES, line: number, name: string): Promise<string[]> {
  const text = FILES[file].split('\n')[line - 1]!;
  const { results } = await made.project.definitions(`${file}:${line}:${text.lastIndexOf(`${name}(`) + 1}`);
  const known = results.filter(({ tier }) => tier !== 'possible');
  return known.map(({ path, line: at, column, tier }) => `${path}:${at}:${column} ${tier}`);
}

const RULE = ['rule.js:1:14 exact'];

test('what a function is given are members of it, and of what a module is as a whole', async () => {
  expect(await calls('use-lib.js', 3, 'parse')).toEqual(['lib.js:4:5 exact']);
  for (const line of [4, 5, 6, 7, 8])
    expect({ line, go: await calls('use-lib.js', line, 'go') }).toEqual({ line, go: RULE });
  expect(await calls('use-lib.js', 6, 'rule')).toEqual(['lib.js:5:5 exact']);
  expect(await calls('use-lib.js', 7, 'Rule')).toEqual(['lib.js:6:5 exact']);
});

test('members of objects have the values that they are given, and functions there give what they return', async () => {
  for (const line of [3, 4, 5, 6, 7, 9, 10]) {
    expect({ line, go: await calls('objects.js', line, 'go') }).toEqual({ line, go: RULE });
  }
});

test('`this` in functions of a prototype is one of what the constructor makes', async () => {
  expect(await calls('made.js', 3, 'end')).toEqual(['made.js:4:16 exact']);
  expect(await calls('made.js', 5, 'end')).toEqual(['made.js:4:16 exact']);
  expect(await calls('made.js', 5, 'run')).toEqual(['made.js:3:16 exact']);
  expect(await calls('made.js', 6, 'other')).toEqual(['made.js:7:6 exact']);
  expect(await calls('made.js', 12, 'b')).toEqual(['made.js:12:66 exact']);
  expect(await calls('made.js', 12, 'go')).toEqual(RULE);
  expect(await calls('made.js', 12, 'a')).toEqual(['made.js:12:21 exact']);
  // The last of line 2 and 4 are called by others, and on something else.
  expect(await calls('made.js', 2, 'run')).toEqual([]);
  expect(await calls('made.js', 4, 'run')).toEqual([]);
  expect(await calls('made.js', 13, 'run')).toEqual([]);
});

test('a file gives itself members by another name of `exports`', async () => {
  expect(await calls('own.js', 3, 'second')).toEqual(['own.js:4:5 exact']);
  expect(await calls('own.js', 4, 'first')).toEqual(['own.js:3:5 exact']);
  expect(await calls('own.js', 6, 'Rule')).toEqual(['own.js:5:5 exact']);
  for (const line of [6, 7]) expect({ line, go: await calls('own.js', line, 'go') }).toEqual({ line, go: RULE });
});

test('what exports a module is a member; what is a module as a whole is what a call of it calls', async () => {
  expect(await calls('late.js', 2, 'helper')).toEqual(['helper.js:1:27 exact']);
  expect(await calls('own.js', 7, 'R')).toEqual(['barrel.js:1:9 exact']);
  expect(await calls('late.js', 4, 'helper')).toEqual(['helper.js:1:27 exact']);
  // A module cannot be called.
  expect(await calls('late.js', 6, 'nothing')).toEqual(['nothing.js:1:1 inferred']);
});

test('a declaration file imports declarations, where there are some', async () => {
  expect(await edgesOf(made.project, 'other.d.ts')).toEqual([
    '1 ./described.js -> described.d.ts',
    '2 ./lib.js -> lib.js',
  ]);
  expect(await edgesOf(made.project, 'other.ts')).toEqual(['1 ./described.js -> described.js']);
});

test('`this` in what others call, or make, is not that around', async () => {
  for (const line of [3, 4, 5, 6, 7]) {
    expect({ line, y: await calls('not-this.js', line, 'y') }).toEqual({ line, y: [] });
  }
  expect(await calls('not-this.js', 8, 'own')).toEqual([]);
  expect(await calls('not-this.js', 9, 'start')).toEqual([]);
  expect(await calls('not-this.js', 12, 'color')).toEqual([]);
  expect(await calls('not-this.js', 15, 'go')).toEqual([]);
  const at = (column: number) => made.project.definitions(`router.js:2:${column}`);
  expect((await at(34)).results.map(({ line, tier }) => `${line} ${tier}`)).toEqual(['3 possible']);
  expect((await at(49)).results).toEqual([]);
});

test('declared types of functions in objects count, and of static members that are assigned', async () => {
  for (const line of [4, 5, 9])
    expect({ line, go: await calls('declared.ts', line, 'go') }).toEqual({ line, go: ['declared.ts:1:21 exact'] });
  expect(await calls('declared.ts', 6, 'go')).toEqual([]);
  expect(await calls('declared.ts', 12, 'go')).toEqual([]);
  expect((await made.project.definitions('declared.ts:13:31')).results.map(({ tier }) => tier)).not.toContain('exact');
});
