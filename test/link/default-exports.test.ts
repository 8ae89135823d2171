import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'src/index.ts': 'export default function () { return step(); }\nfunction step() { return 1; }\n',
  'src/named.js': 'export default function run() { return 1; }\n',
  'src/lib/foo.ts': 'const helper = () => 1;\nexport default helper;\n',
  'src/shape.ts': 'export default class { area() { return 1; } }\n',
  'src/hub.ts': "export { default } from './lib/foo';\nexport { default as other } from './named.js';\n",
  'src/chain.ts': "import mine from './hub';\nexport { mine as late };\nexport default mine;\n",
  'src/use.ts': `import start from '.';
import go from './named';
import { default as anything } from '../src/lib/foo';
import viaHub, { other } from './hub';
import end, { late } from './chain';
import Form from './shape.js';
import * as all from './lib/foo';
start(); go(); anything(); viaHub(); other(); end(); late();
new Form().area();
all.default();
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** References in the files that use what others export. */
async function usesOf(symbol: string): Promise<string[]> {
  const all = await refsOf(made.project, symbol);
  return all.flatMap((one) => /^src\/use\.ts:(.*) exact$/.exec(one)?.[1] ?? []);
}

test('a default export is found by whatever name it is imported', async () => {
  expect(await usesOf('src/named.js:1:25')).toEqual(['2:8 import', '4:18 import', '8:10 call', '8:38 call']);
  expect(await usesOf('src/lib/foo.ts:1:7')).toEqual([
    '3:10 import',
    '3:21 import',
    '4:8 import',
    '5:8 import',
    '5:15 import',
    '8:16 call',
    '8:28 call',
    '8:47 call',
    '8:54 call',
    '10:5 call',
  ]);
});

test('a default export without a name is answered for as any definition', async () => {
  expect(await usesOf('src/index.ts:1:8')).toEqual(['1:8 import', '8:1 call']);
  expect(await usesOf('src/shape.ts:1:8')).toEqual(['6:8 import', '9:5 call']);
  expect(await made.defs('src/index.ts:1:8')).toEqual(['src/index.ts:1:8 exact']);
  const { calls } = await made.project.callers('src/index.ts:1:8');
  expect(calls.map(({ from, tier }) => `${from.qualifiedName} ${tier}`)).toEqual(['src/use.ts <module> exact']);
  const { targets, affected } = await made.project.impact({ symbol: 'src/index.ts:1:8' });
  expect(targets).toEqual([
    { path: 'src/index.ts', symbol: 'default', kind: 'function', line: 1, column: 8, change: 'asked' },
  ]);
  expect(affected.map(({ path, via }) => `${path} ${via.role} ${via.symbol}`)).toEqual(['src/use.ts call default']);
  const { symbol, children } = await made.project.flow('src/index.ts:1:8');
  expect(symbol?.qualifiedName).toBe('default');
  expect(children.map(({ symbol: { qualifiedName } }) => qualifiedName)).toEqual(['step']);
});
