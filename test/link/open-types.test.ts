import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

test('what a call is not given may have more than a type parameter asks for', async () => {
  const made = await madeProject({
    'a.ts': `export interface Part { id: number }
export class Leaf implements Part { id = 1 }
export function visit<T extends Part>(make: () => T, take: (one: T) => void): T {
  const own = make();
  const other: T = own;
  take(own);
  other.id;
  return own;
}
export class Tree { each<T extends Part>(make: () => T): T { return make(); } }
`,
    'b.ts': `import { Leaf, type Part, Tree, visit } from './a';
visit(() => new Leaf(), (one) => one.id);
visit<Part>(() => new Leaf(), (one) => one.id);
new Tree().each(() => new Leaf()).id;
`,
  });
  expect(await refsOf(made.project, 'Part.id')).toEqual([
    'a.ts:7:9 read exact',
    'b.ts:2:38 read inferred',
    'b.ts:3:44 read exact',
    'b.ts:4:35 read inferred',
  ]);
  made.close();
});

test('what a type is not given may be its default', async () => {
  const made = await madeProject({
    'a.ts': `export class Base { m(): void {} }
export class Derived extends Base { m(): void {} }
export class Opt<T extends Base = Derived> {
  v!: T;
  own(): void {
    this.v.m();
  }
}
new Opt().v.m();
`,
  });
  expect(await refsOf(made.project, 'Base.m')).toEqual(['a.ts:6:12 call exact', 'a.ts:9:13 call inferred']);
  made.close();
});

test('what a call is given as type arguments is what its type parameters stand for', async () => {
  const made = await madeProject({
    'a.ts': `export interface Part { id: number }
export function give<T>(): T { throw 1; }
export class Holder<T> {
  held?: T;
  find<K>(take: (one: K) => void): K { throw 1; }
}
`,
    'b.ts': `import * as all from './a';
import { give, Holder, type Part } from './a';
give<Part>().id;
all.give<Part>().id;
new Holder<Part>().held!.id;
const holder = new Holder<number>();
holder.find<Part>((one) => one.id).id;
holder.find((one) => one.id);
const kept = new Map<string, Part>();
kept.get('a')!.id;
`,
  });
  expect(await refsOf(made.project, 'Part.id')).toEqual([
    'b.ts:3:14 read exact',
    'b.ts:4:18 read exact',
    'b.ts:5:26 read exact',
    'b.ts:7:32 read exact',
    'b.ts:7:36 read exact',
    'b.ts:10:16 read exact',
  ]);
  made.close();
});

test('another name of alternatives is one of them', async () => {
  const made = await madeProject({
    'a.ts': `export interface Payload<T> { value: T; done: boolean }
export interface Failure { done: boolean; why: string }
export type Later<T> = T | Promise<T>;
export type Outcome = Payload<number> | Failure;
export interface Runner { run: (from: Payload<number>) => Later<Payload<number>> }
`,
    'b.ts': `import type { Outcome, Runner } from './a';
export function use(runner: Runner, outcome: Outcome): void {
  const made = runner.run({ value: 1, done: true });
  if (made instanceof Promise) return;
  made.value;
  outcome.done;
}
`,
  });
  expect(await refsOf(made.project, 'Payload.value')).toEqual(['b.ts:3:29 key exact', 'b.ts:5:8 read exact']);
  expect(await refsOf(made.project, 'Failure.done')).toEqual(['b.ts:6:11 read inferred']);
  made.close();
});
