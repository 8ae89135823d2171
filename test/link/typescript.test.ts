import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject, refusal } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'package.json': '{ "name": "made", "workspaces": ["packages/*"], "imports": { "#own/*": "./src/*.ts" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src", "packages"] }',
  'packages/a/package.json': '{ "name": "@made/a", "exports": { ".": "./src/main.ts", "./x/*": "./src/*.ts" } }',
  'packages/a/src/main.ts': "export { Shape as Form } from './shape.js';\nexport * from './more.js';\n",
  'packages/a/src/shape.ts': `export class Shape {
  area(): number { return this.side() * 2; }
  side(): number { return 1; }
}
export class Square extends Shape {
  twice(): number { return this.area() + super.side(); }
}
export function make(): Shape { return new Shape(); }
`,
  'packages/a/src/more.ts': 'export const LIMIT = 3;\n',
  'src/use.ts': `import fs from 'node:fs';
import { Form, LIMIT } from '@made/a';
import { make } from '@made/a/x/shape';
import { helper } from '@/helper';
import again from '#own/helper';
import { gone } from './gone';
import lib from 'lib';

export function run(form: Form, other: unknown): number {
  const made = make();
  const LIMIT = 1;
  helper(form);
  fs.area();
  other.area();
  lib.area();
  return form.area() + made.area() + make().area() + LIMIT;
}
export const top = LIMIT;
again();
`,
  'src/helper.ts': `import type { Form } from '@made/a';
export function helper(form: Form): number { return form.side(); }
export default helper;
`,
  'src/View.vue': '<script setup lang="ts">\nimport { helper } from "@/helper";\nhelper(1);\n</script>\n',
  'src/ring/one.ts': "import { two } from './two';\nexport const one = () => two();\n",
  'src/ring/two.ts': "import { three } from './three';\nexport const two = () => three();\n",
  'src/ring/three.ts':
    "import { one } from './one';\nimport { two } from './two';\nexport const three = () => [one, two];\n",
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('imports lead where the rules of modules say, and nowhere else', async () => {
  expect(await edgesOf(made.project, 'src/use.ts')).toEqual([
    '1 node:fs builtin',
    '2 @made/a -> packages/a/src/main.ts',
    '3 @made/a/x/shape -> packages/a/src/shape.ts',
    '4 @/helper -> src/helper.ts',
    '5 #own/helper -> src/helper.ts',
    '6 ./gone unresolved',
    '7 lib external',
  ]);
  expect(await edgesOf(made.project, 'src/View.vue')).toEqual(['2 @/helper -> src/helper.ts']);
});

test('a member is that of the type its receiver is declared with, inherits or is returned as', async () => {
  expect(await refsOf(made.project, 'Shape.area')).toEqual([
    'packages/a/src/shape.ts:6:33 call exact',
    'src/use.ts:16:15 call exact',
    'src/use.ts:16:29 call exact',
    'src/use.ts:16:45 call exact',
  ]);
  const { suppressed, results } = await made.project.references('Shape.area', { tier: 'possible' });
  expect(suppressed).toEqual({ inferred: 0, possible: 0 });
  // `other` can be anything; what `fs` and `lib` have is not of this project.
  expect(results.filter(({ tier }) => tier === 'possible').map(({ line }) => line)).toEqual([14]);
  expect(await refsOf(made.project, 'Shape.side')).toEqual([
    'packages/a/src/shape.ts:2:32 call exact',
    'packages/a/src/shape.ts:6:48 call exact',
    'src/helper.ts:2:58 call exact',
  ]);
});

test('a name is followed through re-exports, other names and stars; a local hides it', async () => {
  expect(await refsOf(made.project, 'Shape', { role: 'type' })).toEqual([
    'packages/a/src/shape.ts:5:29 type exact',
    'packages/a/src/shape.ts:8:25 type exact',
    'src/helper.ts:2:30 type exact',
    'src/use.ts:9:27 type exact',
  ]);
  expect(await refsOf(made.project, 'packages/a/src/more.ts:1:14')).toEqual([
    'src/use.ts:2:16 import exact',
    'src/use.ts:18:20 read exact',
  ]);
  expect(await refsOf(made.project, 'src/use.ts:11:9')).toEqual(['src/use.ts:16:54 read exact']);
});

test('callers and callees', async () => {
  const { calls } = await made.project.callers('make');
  expect(calls.map(({ from, sites }) => `${from.qualifiedName} ${sites.length}`)).toEqual(['run 2']);
  const below = await made.project.callees('run', { depth: 2 });
  expect(below.calls.map(({ to, depth, tier }) => `${depth} ${to.qualifiedName} ${tier}`)).toEqual([
    '1 make exact',
    '1 helper exact',
    '1 Shape.area exact',
    '2 Shape exact',
    '2 Shape.side exact',
    '2 Shape.side exact',
  ]);
  expect(below.suppressed.possible).toBeGreaterThan(0);
});

test('dependents, circles and ways of the import graph', async () => {
  const { edges } = await made.project.dependents('packages/a/src/shape.ts', { depth: 9 });
  expect(edges.map(({ distance, path }) => `${distance} ${path}`)).toEqual([
    '1 packages/a/src/main.ts',
    '1 src/use.ts',
    '2 src/helper.ts',
    '3 src/View.vue',
  ]);
  expect((await made.project.graph('cycles')).cycles).toEqual([
    {
      files: ['src/ring/one.ts', 'src/ring/three.ts', 'src/ring/two.ts'],
      cycle: ['src/ring/three.ts', 'src/ring/two.ts'],
    },
  ]);
  const way = { from: 'src/use.ts', to: 'packages/a/src/more.ts' };
  expect((await made.project.graph('path', way)).path).toEqual([
    'src/use.ts',
    'packages/a/src/main.ts',
    'packages/a/src/more.ts',
  ]);
});

test('what has changed is answered as it is now', async () => {
  made.write('src/late.ts', "import { make } from '../packages/a/src/shape';\nmake().side();\n");
  expect(await refsOf(made.project, 'Shape.side')).toContain('src/late.ts:2:8 call exact');
  made.write('packages/a/src/main.ts', "export { Square as Form } from './shape.js';\nexport * from './more.js';\n");
  expect(await refsOf(made.project, 'Square', { role: 'type' })).toContain('src/use.ts:9:27 type exact');
});

test('what cannot be asked is refused', async () => {
  expect(await refusal(made.project.imports('src/nothing.ts'))).toMatch(/^not-found: no file "src\/nothing.ts"/);
  expect(await refusal(made.project.callers('make', { depth: 0 }))).toBe('invalid-query: the depth must be 1 or more');
});

test('a member of a class is not the one that its values have under the same name', async () => {
  const { project } = await madeProject({
    'package.json': '{}',
    'a.ts': `export class List {
  concat(other: List): List { return other; }
  static concat(one: List, other: List): List { return one.concat(other); }
}
List.concat(new List(), new List());
`,
  });
  expect(await refsOf(project, 'a.ts:2:3')).toEqual(['a.ts:3:60 call exact']);
  expect(await refsOf(project, 'a.ts:3:10')).toEqual(['a.ts:5:6 call exact']);
  project.close();
});

test('counts by tier are of all references, not of those that are given', async () => {
  const { total, tiers, results } = await made.project.references('Shape.area', { tier: 'possible', limit: 1 });
  expect([total, tiers, results.length]).toEqual([5, { exact: 4, possible: 1 }, 1]);
});

test('a default export without a name is known by what imports call it', async () => {
  const { project } = await madeProject({
    'package.json': '{}',
    'a.ts': 'export default function () {\n  inner();\n}\nfunction inner() {}\n',
    'b.ts': "import run from './a';\nimport other from './c';\nexport const one = () => run();\nother();\n",
    'c.ts': 'export default () => 1;\n',
  });
  const { calls } = await project.callers('inner', { depth: 3 });
  expect(calls.map(({ from, depth }) => `${depth} ${from.path} ${from.name}`)).toEqual([
    '1 a.ts default',
    '2 b.ts one',
  ]);
  const { results } = await project.definitions('b.ts:3:26');
  expect(results.map(({ path, line }) => `${path}:${line}`)).toEqual(['a.ts:1']);
  const { affected } = await project.impact({ file: 'a.ts' });
  expect(affected.map(({ path, via }) => `${path}:${via.line} ${via.symbol}`)).toEqual(['b.ts:3 default']);
  const tool = { name: 'made', version: '1' };
  const sink = { begin: () => {}, write: () => {} };
  const counts = await project.export({ format: 'scip', sink, tool });
  expect(counts).toMatchObject({ files: 3 });
  project.close();
});

test('types that are written out where they are used have members like others', async () => {
  const { project } = await madeProject({
    'package.json': '{}',
    'a.ts': `import { Base, Other } from './b';
export function run(options: { name: string; inner?: string | { key: number } }, more: Base & { extra: Other }) {
  options.name;
  if (typeof options.inner !== 'string') options.inner?.key;
  more.area();
  more.extra.side();
  more.nothing;
}
export const kept = ({ name, inner }: { name: string; inner: Other }) => inner.side() + name;
run({ name: 'a', inner: { key: 1 } }, { area: () => 1, extra: new Other() });
`,
    'b.ts': `export interface Base { area(): number }
export class Other { side(): number { return 1; } twice(): number { return 2; } }
export class Third { side(): number { return 1; } }
export function any(x: Other | Third | undefined, y: { opts: { deep: Other } }) {
  x.side();
  x.twice();
  return y.opts.deep.side();
}
`,
  });
  const refs = (symbol: string) => refsOf(project, symbol);
  expect(await refs('a.ts:2:32')).toEqual(['a.ts:3:11 read exact', 'a.ts:10:7 key exact']);
  expect(await refs('a.ts:2:65')).toEqual(['a.ts:4:57 read exact', 'a.ts:10:27 key exact']);
  expect(await refs('b.ts:1:25')).toEqual(['a.ts:5:8 call exact', 'a.ts:10:41 key exact']);
  expect(await refs('a.ts:2:97')).toEqual(['a.ts:6:8 read exact', 'a.ts:10:56 key exact']);
  expect(await refs('b.ts:2:22')).toEqual([
    'a.ts:6:14 call exact',
    'a.ts:9:80 call exact',
    'b.ts:5:5 call inferred',
    'b.ts:7:22 call exact',
  ]);
  expect(await refs('b.ts:2:51')).toEqual(['b.ts:6:5 call inferred']);
  expect(await refs('b.ts:4:64')).toEqual(['b.ts:7:17 read exact']);
  project.close();
});

test('names in objects that are written out are those of what is expected there', async () => {
  const { project } = await madeProject({
    'package.json': '{}',
    'a.ts': `export interface A { name: string; in: { x: number }; go(): void; all: B[] }
export interface B { y: number }
export const m: A = { name: 'x', in: { x: 1 }, go() {}, all: [{ y: 1 }] };
export function f(o: A, p?: B): A { return { name: '' } as A; }
export function g({ name }: A) {}
`,
    'b.ts': `import { type A, type B, f, g } from './a';
const y = 1;
f({ name: 'q', in: { x: 2 }, go: () => 1, all: [] }, { y });
g({ name: 'z' });
class C { constructor(readonly b: B) {} f: B = { y: 2 }; async n(): Promise<B> { return { y: 1 } } }
new C({ y: 3 });
const other = { name: 'own' };
unknown({ name: '' });
other.name;
`,
  });
  const refs = (symbol: string) => refsOf(project, symbol, { tier: 'possible' });
  expect(await refs('A.name')).toEqual([
    'a.ts:3:23 definition exact',
    'a.ts:4:46 key exact',
    'a.ts:5:21 definition exact',
    'b.ts:3:5 key exact',
    'b.ts:4:5 key exact',
  ]);
  expect(await refs('a.ts:1:42')).toEqual(['a.ts:3:40 key exact', 'b.ts:3:22 key exact']);
  expect(await refs('A.go')).toEqual(['a.ts:3:48 definition exact', 'b.ts:3:30 key exact']);
  expect(await refs('B.y')).toEqual([
    'a.ts:3:65 key exact',
    'b.ts:3:56 read exact',
    'b.ts:5:50 key exact',
    'b.ts:5:91 key exact',
    'b.ts:6:9 key exact',
  ]);
  expect(await refs('b.ts:2:7')).toEqual(['b.ts:3:56 read exact']);
  project.close();
});

test('what a part of a joined type may have instead, or not, is not exact', async () => {
  const { project } = await madeProject({
    'package.json': '{}',
    'a.ts': `interface Plain { body: string; url: string }
interface Data { body: number }
type Options<T> = Omit<Plain, 'body'> & T;
type Both = Plain & Data;
export function send<T>(own: Options<T>, known: Options<Data>, both: Both, one: Plain & { more: number }) {
  own.url;
  known.url;
  known.body;
  both.body;
  one.body;
}
`,
  });
  expect(await refsOf(project, 'Plain.url')).toEqual(['a.ts:6:7 read inferred', 'a.ts:7:9 read exact']);
  // What `Omit` leaves out is what the other part has.
  expect(await refsOf(project, 'Plain.body')).toEqual(['a.ts:9:8 read exact', 'a.ts:10:7 read exact']);
  expect(await refsOf(project, 'Data.body')).toEqual(['a.ts:8:9 read exact', 'a.ts:9:8 read exact']);
  project.close();
});
