import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

test('locals with the name of a member are none, but for what names both', async () => {
  const { project, close } = await madeProject({
    'types.ts': 'export interface Step { node: number }\n',
    'use.ts': `import type { Step } from './types';
function one(node: number, step: Step) { node += 1; return node + step.node; }
function two(node: Step): Step { return { node: node.node }; }
function three({ node }: Step) { return node; }
function four(node: number): Step { return { node }; }
const node = 1;
export const five = (other: any) => node + other.node;
`,
  });
  const member = [
    ...['2:72 read exact', '3:43 key exact', '3:54 read exact', '4:18 definition exact', '5:46 read exact'],
    '7:50 read possible',
  ].map((one) => `use.ts:${one}`);
  const locals = {
    'use.ts:2:14': ['use.ts:2:42 write exact', 'use.ts:2:60 read exact'],
    'use.ts:4:18': ['use.ts:4:41 read exact'],
    'use.ts:5:15': ['use.ts:5:46 read exact'],
    'use.ts:6:7': ['use.ts:7:37 read exact', 'use.ts:7:50 read possible'],
  };
  // Whatever was asked before.
  for (let again = 0; again < 2; again++) {
    expect(await refsOf(project, 'Step.node', { tier: 'possible' })).toEqual(member);
    for (const [at, found] of Object.entries(locals)) {
      expect(await refsOf(project, at, { tier: 'possible' }), at).toEqual(found);
    }
  }
  close();
});

test('objects in objects are given what is expected of the outer ones, however deep', async () => {
  const depth = 12;
  const open = Array.from({ length: depth }, (_, i) => `k${i}: { a: ${i}, `).join('');
  const types = Array.from({ length: depth }, (_, i) => `export interface T${i} { a: number; k${i + 1}: T${i + 1} }`);
  const { project, close } = await madeProject({
    'types.ts': `export interface Top { k0: T0 }\n${types.join('\n')}\nexport interface T${depth} { a: number }\n`,
    'use.ts': `import type { Top } from './types';\nexport const top: Top = { ${open}${'}'.repeat(depth)} };\n`,
  });
  for (const i of [0, 5, depth - 1]) expect(await refsOf(project, `T${i}.a`), `T${i}`).toHaveLength(1);
  close();
});
