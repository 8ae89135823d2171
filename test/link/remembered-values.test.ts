import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { everyAnswer } from './every-answer.ts';
import { refsOf } from './made-answers.ts';

const boxes = `export class A { run(): void {} }
export class B { run(): void {} }
export class Box<T> {
  get(): T { return this.held; }
  next(): Box<T> { return this; }
  held!: T;
}
export class Bag<T> extends Box<T> {}
export function both(a: Box<A>, b: Box<B>, bag: Bag<B>): void {
  a.next().get().run();
  b.next().get().run();
  bag.next().get().run();
}
`;
const circles = `import { type A, Box } from './boxes';
export class Loop<T extends Loop<T>> {
  left() { return this.right().left(); }
  right() { return this.left().right(); }
  end(): T { return this as unknown as T; }
}
export class Knot extends Loop<Knot> { tie(): Knot { return this.end().tie().left(); } }
const one = two.end();
const two = one.end();
one.tie();
new Knot().end().tie().end().left().tie();
export type Turned = Box<Round>;
export type Round = Turned | Box<A>;
export function turn(turned: Turned): void { turned.get().get(); }
`;
const files = { 'boxes.ts': boxes, 'circles.ts': circles };

test('what is remembered of a type is that of the same arguments', async () => {
  const { project, close } = await madeProject(files);
  expect(await refsOf(project, 'A.run')).toEqual(['boxes.ts:10:18 call exact']);
  expect(await refsOf(project, 'B.run')).toEqual(['boxes.ts:11:18 call exact', 'boxes.ts:12:20 call exact']);
  close();
});

test('in circles of types and values no answer depends on what was asked before', async () => {
  const texts = new Map(Object.entries(files));
  const first = await madeProject(files);
  const answers = await everyAnswer(first.project, texts);
  first.close();
  const second = await madeProject(files);
  for (const [path, text] of [...texts].reverse()) {
    for (const [at, line] of text.split('\n').entries()) {
      const places = [...line.matchAll(/\w+/g)].map(({ index }) => `${path}:${at + 1}:${index + 1}`);
      for (const place of places.reverse()) await second.project.definitions(place).catch(() => undefined);
    }
  }
  expect(await everyAnswer(second.project, texts)).toEqual(answers);
  second.close();
});
