import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const LONG = 900;
const numbers = Array.from({ length: LONG }, (_, i) => i);
const chain = `export class Made {
  with(n: number): this { return this; }
  end(): void {}
}
new Made()
${numbers.map((n) => `  .with(${n})`).join('\n')}
  .end();
`;
const variables = `import { Made } from './chain';
const v0 = new Made();
${numbers.map((n) => `const v${n + 1} = v${n}.with(${n});`).join('\n')}
v${LONG}.end();
`;

test('what a name means does not depend on how long the chain before it is, or on what was asked before', async () => {
  const files = { 'chain.ts': chain, 'variables.ts': variables };
  const end = [`chain.ts:${LONG + 6}:4 call exact`, `variables.ts:${LONG + 3}:${`v${LONG}.`.length + 1} call exact`];
  const first = await madeProject(files);
  expect(await refsOf(first.project, 'Made.end')).toEqual(end);
  expect(await refsOf(first.project, 'Made.with')).toHaveLength(2 * LONG);
  first.close();
  const second = await madeProject(files);
  expect(await refsOf(second.project, 'Made.with')).toHaveLength(2 * LONG);
  expect(await refsOf(second.project, 'Made.end')).toEqual(end);
  second.close();
});

test('functions that all give back what the others give come to an end', { timeout: 60_000 }, async () => {
  // 30 functions with 25 ways each, half of them through a member: more ways than can be gone.
  let seed = 9;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % below;
  };
  const call = (): string => `h${random(30)}(x)${random(2) === 0 ? '' : '.k'}`;
  const functions = Array.from({ length: 30 }, (_, i) => {
    const ways = Array.from({ length: 25 }, (_, way) => `if (x > ${way}) return ${call()};`).join(' ');
    return `function h${i}(x: number) { ${ways} return ${random(4) === 0 ? '{ k: new Row() }' : `${call()}.k`}; }\n`;
  });
  const made = await madeProject({ 'a.ts': `class Row { k = this; id = 1 }\n${functions.join('')}h0(1).k.id;\n` });
  // Whatever is found: nothing is certain.
  expect(await refsOf(made.project, 'Row.id')).toEqual([]);
  made.close();
});
