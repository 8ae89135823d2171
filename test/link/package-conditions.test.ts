import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const table = (conditions: Record<string, string | null>): string => JSON.stringify({ '.': conditions });
const FILES = {
  'package.json': '{ "name": "made", "workspaces": ["packages/*", "own"] }',
  'packages/two/package.json': `{ "name": "two", "exports": ${table({ import: './a.mjs', require: './a.cjs' })} }`,
  'packages/two/a.mjs': '',
  'packages/two/a.cjs': '',
  'packages/bundled/package.json': `{ "name": "bundled", "exports": ${table({ module: './m.mjs', browser: './b.js', default: './d.js' })} }`,
  'packages/bundled/m.mjs': '',
  'packages/bundled/b.js': '',
  'packages/bundled/d.js': '',
  'packages/ordered/package.json': `{ "name": "ordered", "exports": ${table({ default: './first.js', import: './second.js' })} }`,
  'packages/ordered/first.js': '',
  'packages/ordered/second.js': '',
  'packages/entry/package.json': '{ "name": "entry", "module": "./m.js", "source": "./s.js", "main": "./main.js" }',
  'packages/entry/m.js': '',
  'packages/entry/s.js': '',
  'packages/entry/main.js': '',
  'packages/built/package.json': `{ "name": "built", "exports": ${table({ import: './dist/a.js', own: './src/a.js' })} }`,
  'packages/built/src/a.js': '',
  'packages/said/package.json': `{ "name": "said", "exports": ${table({ own: './own.ts', default: './other.js' })} }`,
  'packages/said/own.ts': '',
  'packages/said/other.js': '',
  'packages/shut/package.json': `{ "name": "shut", "exports": ${table({ import: null, default: './a.js' })} }`,
  'packages/shut/a.js': '',
  'packages/some/package.json': `{ "name": "some", "exports": ${table({ types: null, node: null, default: './a.js' })} }`,
  'packages/some/a.js': '',
  'packages/sync/package.json': `{ "name": "sync", "exports": ${table({ 'module-sync': './a.js', default: './b.js' })} }`,
  'packages/sync/a.js': '',
  'packages/sync/b.js': '',
  'shut.mjs': "import 'shut';\nimport 'sync';\nimport 'some';\n",
  'use.mjs': ['two', 'bundled', 'ordered', 'entry', 'built', 'said'].map((name) => `import '${name}';\n`).join(''),
  'use.cjs': "require('two');\nconst two = require('two');\n",
  'own/tsconfig.json': '{ "compilerOptions": { "customConditions": ["own"] } }',
  'own/use.ts': "import 'said';\n",
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('of the entries of a package the first whose condition holds is taken, others where it has no file', async () => {
  expect(await edgesOf(made.project, 'use.mjs')).toEqual([
    '1 two -> packages/two/a.mjs',
    '2 bundled -> packages/bundled/d.js',
    '3 ordered -> packages/ordered/first.js',
    '4 entry -> packages/entry/main.js',
    '5 built -> packages/built/src/a.js',
    '6 said -> packages/said/other.js',
  ]);
});

test('what is required takes the entry that is to be required', async () => {
  expect(await edgesOf(made.project, 'use.cjs')).toEqual([
    '1 two -> packages/two/a.cjs',
    '2 two -> packages/two/a.cjs',
  ]);
});

test('a project says conditions of its own', async () => {
  expect(await edgesOf(made.project, 'own/use.ts')).toEqual(['1 said -> packages/said/own.ts']);
});

test('what a condition that everyone holds shuts is not there, whatever others say', async () => {
  expect(await edgesOf(made.project, 'shut.mjs')).toEqual([
    '1 shut unresolved',
    '2 sync -> packages/sync/a.js',
    '3 some -> packages/some/a.js',
  ]);
});
