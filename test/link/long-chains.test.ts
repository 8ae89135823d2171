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
