import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

let made: MadeProject;
afterEach(() => made.close());

test('what a unit has for itself is named there and in what it includes, and by the same name elsewhere other things', async () => {
  made = await madeProject({
    'inner.h': 'static inline int both(void) { return step(1) + LIMIT; }\n',
    'one.c':
      '#define LIMIT 1\nstruct mark { int step; };\nstatic int step(int a) { return a; }\n#include "inner.h"\nint one(struct mark *m) { return step(m->step) + LIMIT; }\n',
    'two.c': 'static int step(int a) { return a; }\nint two(void) { return step(2); }\n',
    'three.c': 'int three(void) { return step(3) + LIMIT; }\n',
  });
  const all = { tier: 'possible' } as const;
  expect(await refsOf(made.project, 'one.c:3:12', all)).toEqual(['inner.h:1:39 call exact', 'one.c:5:34 call exact']);
  expect(await refsOf(made.project, 'two.c:1:12', all)).toEqual(['two.c:2:24 call exact']);
  expect(await refsOf(made.project, 'one.c:1:9', all)).toEqual(['inner.h:1:49 read exact', 'one.c:5:50 read exact']);
  expect(await refsOf(made.project, 'one.c:2:19', all)).toEqual(['one.c:5:42 read exact']);
});

test('what a unit has for itself is named by one that includes it', async () => {
  made = await madeProject({
    'part.c': 'static int step(int a) { return a; }\n',
    'whole.c': '#include "part.c"\nint whole(void) { return step(2); }\n',
    'other.c': 'static int step(int a) { return a; }\nint other(void) { return step(2); }\n',
  });
  expect(await refsOf(made.project, 'part.c:1:12')).toEqual(['whole.c:2:26 call exact']);
  expect(await refsOf(made.project, 'other.c:1:12')).toEqual(['other.c:2:26 call exact']);
});

test('functions that units share are named in any file', async () => {
  made = await madeProject({
    'one.c': 'int step(int a) { return a; }\n',
    'two.c': 'int step(int);\nint two(void) { return step(2); }\n',
    'three.c': 'int three(void) { return step(3); }\n',
  });
  expect(await refsOf(made.project, 'one.c:1:5', { tier: 'possible' })).toEqual([
    'three.c:1:26 call possible',
    'two.c:2:24 call exact',
  ]);
});

test('what stands around a reference is told without the name of what it defines itself', async () => {
  made = await madeProject({
    'a.ts': 'export class A { one() { return helper(); } two = helper; }\nexport function helper() {}\n',
  });
  const { results } = await made.project.references('helper', { includeDefinition: true });
  expect(results.map(({ line, role, enclosing }) => `${line} ${role} ${enclosing}`)).toEqual([
    '1 call A.one',
    '1 read A.two',
    '2 definition ',
  ]);
});
