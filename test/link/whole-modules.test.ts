import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'lib/plain.js': `module.exports = plain;
function plain(value) { return value; }
plain.own = function () { return 1; };
module.exports.extra = function () { return 2; };
`,
  'lib/unnamed.js': 'module.exports = function (value) { return value; };\n',
  'lib/shape.js': 'module.exports = class Shape { area() { return 1; } static of() { return new Shape(); } };\n',
  'lib/both.js': `exports = module.exports = create;
function create() { return 1; }
exports.late = function () { return 3; };
`,
  'lib/parts.js': `function first() {}
module.exports = { first, second() { return 1; } };
`,
  'lib/api.js': 'const api = { run() { return 1; } };\nmodule.exports = api;\n',
  'lib/made.js': 'class Maker { make() {} }\nmodule.exports = new Maker();\n',
  'lib/chosen.js': `if (process.env.X) { module.exports = one; } else { module.exports = two; }
function one() {}
function two() {}
`,
  'lib/index.js': "module.exports = require('./both');\n",
  'lib/circle-a.js': "const b = require('./circle-b');\nmodule.exports = b;\n",
  'lib/circle-b.js': "const a = require('./circle-a');\nmodule.exports = a;\n",
  'use.js': `const f = require('./lib/plain');
const g = require('./lib/unnamed');
const Form = require('./lib/shape');
const all = require('./lib');
const { first, second } = require('./lib/parts');
const parts = require('./lib/parts');
const { run } = require('./lib/api');
const named = require('./lib/api');
const made = require('./lib/made');
const chosen = require('./lib/chosen');
const circle = require('./lib/circle-a');
f(1); f.own(); f.extra();
g(2);
new Form().area(); Form.of();
all(); all.late();
first(); second(); parts.second();
run(); named.run();
made.make();
chosen(); circle.x();
require('./lib/parts').second();
`,
  'pkg/package.json': '{ "name": "pkg", "types": "main.d.ts", "main": "main.js" }\n',
  'pkg/main.d.ts': 'declare function go(): void;\nexport = go;\n',
  'pkg/main.js': 'module.exports = go; function go() {}\n',
  'use-pkg.js': "const go = require('./pkg');\ngo();\n",
  'lib/itself.js': `exports.one = function () { return exports.two(); };
exports.two = () => module.exports.one();
function inner(exports) { exports.two(); }
`,
  'lib/again.js': "const itself = require('./itself');\nmodule.exports.one = itself.one;\nexports.both = itself.two;\n",
  'use-again.js': "const again = require('./lib/again');\nagain.one();\nagain.both();\n",
  'use.mjs': `import f, { extra } from './lib/plain.js';
import parts from './lib/parts.js';
f(1); extra(); parts.second();
`,
  'typed/whole.ts': `export = whole;
function whole(): void {}
namespace whole { export function inner(): void {} }
`,
  'typed/other.ts': 'export default other;\nfunction other(): void {}\n',
  'typed/use.ts': `import w = require('./whole');
import o = require('./other');
w(); w.inner(); o();
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** References of a definition in one file. */
async function usesIn(file: string, symbol: string): Promise<string[]> {
  const all = await refsOf(made.project, symbol);
  return all.flatMap((one) => (one.startsWith(`${file}:`) ? [one.slice(file.length + 1)] : []));
}

test('what a module is as a whole is what requiring it gives', async () => {
  expect(await usesIn('use.js', 'lib/plain.js:2:10')).toEqual([
    '1:7 import exact',
    '12:1 call exact',
    '12:7 read exact',
    '12:16 read exact',
  ]);
  expect(await usesIn('use.js', 'lib/unnamed.js:1:8')).toEqual(['2:7 import exact', '13:1 call exact']);
  expect(await usesIn('use.js', 'lib/shape.js:1:24')).toEqual([
    '3:7 import exact',
    '14:5 call exact',
    '14:20 read exact',
  ]);
  const { calls } = await made.project.callers('lib/unnamed.js:1:8');
  expect(calls.map(({ from, tier }) => `${from.qualifiedName} ${tier}`)).toEqual(['use.js <module> exact']);
});

test('its members are those of the function or class, and what the module exports', async () => {
  expect(await usesIn('use.js', 'lib/plain.js:3:7')).toEqual(['12:9 call exact']);
  expect(await usesIn('use.js', 'lib/plain.js:4:16')).toEqual(['12:18 call exact']);
  expect(await usesIn('use.js', 'lib/shape.js:1:32')).toEqual(['14:12 call exact']);
  expect(await usesIn('use.js', 'lib/shape.js:1:60')).toEqual(['14:25 call exact']);
});

test('what a module requires to be it is passed on', async () => {
  expect(await usesIn('use.js', 'lib/both.js:2:10')).toEqual([
    '4:7 import exact',
    '15:1 call exact',
    '15:8 read exact',
  ]);
  expect(await usesIn('use.js', 'lib/both.js:3:9')).toEqual(['15:12 call exact']);
});

test('members of an object that is exported are taken from it', async () => {
  expect(await usesIn('use.js', 'lib/parts.js:1:10')).toEqual(['5:9 import exact', '16:1 call exact']);
  expect(await usesIn('use.js', 'lib/parts.js:2:27')).toEqual([
    '5:16 import exact',
    '16:10 call exact',
    '16:26 call exact',
    '20:24 call exact',
  ]);
  expect(await usesIn('use.js', 'lib/api.js:1:15')).toEqual([
    '7:9 import exact',
    '17:1 call exact',
    '17:14 call exact',
  ]);
  expect(await usesIn('use.js', 'lib/made.js:1:15')).toEqual(['18:6 call exact']);
});

test('what a condition decides is not said to be either', async () => {
  expect(await usesIn('use.js', 'lib/chosen.js:2:10')).toEqual([]);
  expect(await usesIn('use.js', 'lib/chosen.js:3:10')).toEqual([]);
});

test('the default that is imported of such a module is all of it', async () => {
  expect(await usesIn('use.mjs', 'lib/plain.js:2:10')).toEqual(['1:8 import exact', '3:1 call exact']);
  expect(await usesIn('use.mjs', 'lib/plain.js:4:16')).toEqual(['1:13 import exact', '3:7 call exact']);
  expect(await usesIn('use.mjs', 'lib/parts.js:2:27')).toEqual(['3:22 call exact']);
});

test('in TypeScript `export =` is what `import x = require()` gives, and a default is not', async () => {
  expect(await usesIn('typed/use.ts', 'typed/whole.ts:2:10')).toEqual([
    '1:8 import exact',
    '3:1 call exact',
    '3:6 read exact',
  ]);
  expect(await usesIn('typed/use.ts', 'typed/whole.ts:3:37')).toEqual(['3:8 call exact']);
  expect(await usesIn('typed/use.ts', 'typed/other.ts:2:10')).toEqual([]);
});

test('what a module exports is a member of its own exports', async () => {
  expect(await usesIn('lib/itself.js', 'lib/itself.js:1:9')).toEqual(['2:36 call exact']);
  expect(await usesIn('lib/itself.js', 'lib/itself.js:2:9')).toEqual(['1:44 call exact']);
});

test('what is exported of another module by the same name is what that exports', async () => {
  expect(await usesIn('use-again.js', 'lib/itself.js:1:9')).toEqual(['2:7 call exact']);
  expect(await usesIn('use-again.js', 'lib/again.js:3:9')).toEqual(['3:7 call exact']);
});

test('the entry of a package is what is run, not what declares it beside that', async () => {
  expect(await usesIn('use-pkg.js', 'pkg/main.js:1:31')).toEqual(['1:7 import exact', '2:1 call exact']);
});
