import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

test('a key of an object that only later gets a type is possible for the members of types', async () => {
  const { project, close } = await madeProject({
    'types.ts': 'export interface Pair { first: number }\nexport enum Place { first }\n',
    'use.ts': `import type { Pair } from './types';
function take(pair: Pair, other: { first: number }) {}
const made = { first: 1, inner: { first: 2 } };
const other: Pair = made;
function run() {
  const own = { first: 3 };
  take(own, other);
  console.log({ first: 4 });
  return { first: 5 };
}
const first = 6;
take({ first: 7 }, made);
`,
  });
  expect(await refsOf(project, 'Pair.first')).toEqual(['use.ts:12:8 key exact']);
  const { suppressed } = await project.references('Pair.first');
  expect(suppressed).toEqual({ inferred: 0, possible: 4 });
  const possible = ['3:16 definition', '3:35 key', '6:17 key', '9:12 key'].map((one) => `use.ts:${one} possible`);
  expect(await refsOf(project, 'Pair.first', { tier: 'possible' })).toEqual([...possible, 'use.ts:12:8 key exact']);
  expect(await refsOf(project, 'use.ts:2:38', { tier: 'possible' })).toEqual(possible);
  expect(await refsOf(project, 'Place.first', { tier: 'possible' })).toEqual([]);
  expect(await refsOf(project, 'use.ts:11:7', { tier: 'possible' })).toEqual([]);
  close();
});
