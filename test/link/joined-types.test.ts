import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'parts.ts': `export interface A { kind: string; only: number; run(): void }
export interface B { kind: string; run(): void }
export interface C extends A { more: number }
`,
  'use.ts': `import type { A, B, C } from './parts';
import type { Far } from 'far';
type Both = A & B;
type Own = A & { kind: 'own' };
type Less = Omit<A, 'kind'> & { kind: 'less' };
type LessToo = Less2 & B;
type Less2 = Omit<A, 'kind'>;
type Beside = Far & A;
type Above = A & C;
export function use(both: Both, here: A & B, own: Own, less: Less, too: LessToo, beside: Beside, above: Above) {
  both.kind;
  here.run();
  own.kind;
  less.kind;
  too.kind;
  beside.kind;
  above.kind;
  both.only;
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

async function usesOf(symbol: string): Promise<string[]> {
  const all = await refsOf(made.project, symbol);
  return all.flatMap((one) => /^use\.ts:(.*)/.exec(one)?.[1] ?? []);
}

test('a member that several parts of A & B have is declared by all of them', async () => {
  expect(await usesOf('A.kind')).toEqual([
    '11:8 read exact',
    '13:7 read exact',
    // Of `less` and `too` it may be what their other parts leave out.
    '16:10 read exact',
    '17:9 read exact',
  ]);
  expect(await usesOf('B.kind')).toEqual(['11:8 read exact', '15:7 read exact']);
  expect(await usesOf('Own.kind')).toEqual(['13:7 read exact']);
  expect(await usesOf('A.run')).toEqual(['12:8 call exact']);
  expect(await usesOf('B.run')).toEqual(['12:8 call exact']);
  expect(await usesOf('A.only')).toEqual(['18:8 read exact']);
});
