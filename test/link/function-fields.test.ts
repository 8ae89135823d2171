import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'typed.ts': `export interface Options { deep: boolean }
export class Walker {
  run = (): number => this.step();
  step = (by = 1): number => by;
  plain = function () {};
  static make = () => new Walker();
  static long = () => { return new Walker(); };
  take = (options: Options) => options.deep;
}
export const take = (options: Options) => options.deep;
`,
  'use.ts': `import { take, Walker } from './typed';
const one = new Walker();
one.run(); one.step(); one.plain();
Walker.make().run(); Walker.long().run();
class Late extends Walker { go() { return this.run(); } }
one.take({ deep: true }); take({ deep: true });
[1].map(one.step);
`,
  'plain.js': `class Walker {
  run = () => this.step();
  step = () => 1;
  static make = () => new Walker();
}
new Walker().run(); Walker.make().run();
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('a field that holds a function is the definition of its name', async () => {
  expect(await made.defs('use.ts:3:5')).toEqual(['typed.ts:3:3 exact']);
  expect(await made.defs('use.ts:3:28')).toEqual(['typed.ts:5:3 exact']);
  expect(await refsOf(made.project, 'typed.ts:4:3')).toEqual([
    'typed.ts:3:28 call exact',
    'use.ts:3:16 call exact',
    'use.ts:7:13 read exact',
  ]);
  expect(await refsOf(made.project, 'plain.js:3:3')).toEqual(['plain.js:2:20 call exact']);
});

test('calls of it are calls of the field', async () => {
  const { calls } = await made.project.callers('typed.ts:3:3');
  expect(calls.map(({ from, tier }) => `${from.qualifiedName} ${tier}`)).toEqual([
    'use.ts <module> exact',
    'Late.go exact',
  ]);
  const { calls: made1 } = await made.project.callees('typed.ts:3:3');
  expect(made1.map(({ to }) => to?.qualifiedName)).toEqual(['Walker.step']);
});

test('what it gives back is what its function does', async () => {
  expect(await refsOf(made.project, 'typed.ts:3:3')).toEqual([
    'use.ts:3:5 call exact',
    'use.ts:4:15 call exact',
    'use.ts:4:36 call exact',
    'use.ts:5:48 call exact',
  ]);
  expect(await refsOf(made.project, 'plain.js:2:3')).toEqual(['plain.js:6:14 call exact', 'plain.js:6:35 call exact']);
});

test('keys of an object that it is given are members of what it takes', async () => {
  expect(await refsOf(made.project, 'typed.ts:1:28')).toEqual([
    'typed.ts:8:40 read exact',
    'typed.ts:10:51 read exact',
    'use.ts:6:12 key exact',
    'use.ts:6:34 key exact',
  ]);
});
