import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowNode } from '../../src/project/index.ts';
import { type MadeProject, madeProject } from '../query/made-project.ts';

const FILES = {
  'package.json': '{ "name": "made" }',
  'src/main.ts': `import fs from 'node:fs';
import { helper, Thing } from './thing.ts';

export function main(args: string[], done: () => void, other: any): void {
  const thing = new Thing();
  if (args.length > 0) {
    helper(args[0]!);
    for (const a of args) thing.run(a);
  } else if (fs.existsSync('x')) {
    console.log('none');
  } else other.run();
  args.forEach((a) => { helper(a); });
  args.map(helper);
  inner();
  done();
  function inner() { main([], done, 1); }
}
`,
  'src/thing.ts': `export function helper(a: string): string { return a.trim() ? deep(a) : ''; }
function deep(a: string) { return deeper(a); }
function deeper(a: string) { return deepest(a); }
function deepest(a: string) { return a.length; }
export class Thing {
  x = helper('init');
  constructor() { this.setup(); }
  setup() { while (true) deep(''); }
  run(a: string) { this.setup(); }
}
`,
  'src/Page.vue':
    '<script setup lang="ts">\nfunction show() {\n  if (ready) draw();\n}\nfunction draw() {}\n</script>\n',
  'tool.py':
    'def work(items):\n    for item in items:\n        if item:\n            step(item)\n\n\ndef step(item):\n    return work([item])\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** A flow as lines: indentation, line of the call, name, and what it stands in. */
function linesOf(nodes: readonly FlowNode[], indent = ''): string[] {
  return nodes.flatMap(({ symbol, sites, tier, passed, recursive, cut, children }) => {
    const { line = 0, in: around = [] } = sites[0] ?? {};
    const marks = [
      ...around.map(({ kind, line: at }) => `${kind}@${at}`),
      tier === 'exact' ? '' : tier,
      'external' in symbol ? `external ${symbol.module}`.trim() : '',
      passed ? 'passed' : '',
      recursive ? 'recursive' : '',
      cut ? 'cut' : '',
      sites.length > 1 ? `x${sites.length}` : '',
    ];
    return [
      [`${indent}${line} ${symbol.qualifiedName}`, ...marks.filter((mark) => mark !== '')].join(' '),
      ...linesOf(children, `${indent}  `),
    ];
  });
}

test('calls are shown in source order, with the branches, loops and callbacks they stand in', async () => {
  const { symbol, children, suppressed, others } = await made.project.flow('main', { depth: 1 });
  expect(symbol?.qualifiedName).toBe('main');
  expect(others).toEqual([]);
  expect(linesOf(children)).toEqual([
    '5 Thing cut',
    '7 helper if@6 cut',
    '8 Thing.run if@6 loop@8 cut',
    '9 fs.existsSync else@9 external node:fs',
    '10 console.log else@9 if@9 external',
    '12 args.forEach external',
    '12 helper callback@12 cut',
    '13 args.map external',
    '13 helper inferred passed cut',
    '14 main.inner cut',
    '15 main.done',
  ]);
  // `other` can be anything.
  expect(suppressed).toEqual({ inferred: 0, possible: 1 });
  const all = await made.project.flow('main', { depth: 1, tier: 'possible' });
  expect(linesOf(all.children)).toContain('11 Thing.run else@9 else@11 possible cut');
  expect(all.suppressed).toEqual({ inferred: 0, possible: 0 });
});

test('what is called is followed, recursion is cut and named, and a type is entered by its constructor', async () => {
  const { children } = await made.project.flow('main');
  const lines = linesOf(children);
  expect(lines.slice(0, 7)).toEqual([
    '5 Thing',
    '  6 helper',
    '    1 a.trim external',
    '    1 deep if@1 cut',
    '  7 Thing.setup',
    '    8 deep loop@8 cut',
    '7 helper if@6',
  ]);
  expect(lines.slice(-3)).toEqual(['14 main.inner', '  16 main recursive', '15 main.done']);
  const python = await made.project.flow('work');
  expect(linesOf(python.children)).toEqual(['4 step loop@2 if@3', '  8 work recursive']);
});

test('upwards each caller is shown once, with its places', async () => {
  const { children, callers, direction } = await made.project.flow('helper', { direction: 'up', depth: 1 });
  expect({ direction, callers }).toEqual({ direction: 'up', callers: undefined });
  expect(linesOf(children)).toEqual(['7 main if@6 cut x2', '13 main inferred passed cut', '6 src/thing.ts <module>']);
  const both = await made.project.flow('deep', { direction: 'both', depth: 1 });
  expect(linesOf(both.children)).toEqual(['2 deeper cut']);
  expect(linesOf(both.callers ?? [])).toEqual(['1 helper if@1 cut', '8 Thing.setup loop@8 cut']);
});

test('branches are read in the parts of a file', async () => {
  const { children } = await made.project.flow('show');
  expect(linesOf(children)).toEqual(['3 draw if@3']);
});

test('a name that is not there has no flow, and one that is there often is told', async () => {
  expect(await made.project.flow('nothing')).toMatchObject({ symbol: null, children: [] });
  await expect(made.project.flow('main', { depth: 0 })).rejects.toThrow('depth');
  const several = await madeProject({
    'a.ts': 'export function f() { g(); }\nfunction g() {}\n',
    'b.ts': 'export function f() {}\n',
  });
  const { symbol, others } = await several.project.flow('f');
  expect([symbol?.path, others.map(({ path }) => path)]).toEqual(['a.ts', ['b.ts']]);
  several.close();
});

test('a call of a parameter is one of it, not of the module', async () => {
  const { calls } = await made.project.callees('main');
  expect(calls.map(({ to }) => to.qualifiedName)).toContain('main.done');
});

test('a file that changed since it was indexed shows its calls without branches', async () => {
  const stale = await madeProject({ 'a.ts': 'export function f() {\n  if (x) g();\n}\nfunction g() {}\n' });
  stale.write('a.ts', 'const y = 1;\nexport function f() {\n  if (x) g();\n}\nfunction g() {}\n');
  const { children } = await stale.project.flow('f', { refresh: false });
  expect(linesOf(children)).toEqual(['2 g']);
  stale.close();
});
