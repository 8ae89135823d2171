import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

let made: MadeProject;
afterEach(() => made.close());

const all = { tier: 'possible' } as const;

test('a label is seen in all of its function, and in no other', async () => {
  made = await madeProject({
    'a.c': `int one(int a) {
  if (a) goto out;
  { goto out; }
out:
  return a;
}
int two(int out) {
  goto out;
  { out: return out; }
}
`,
  });
  expect(await refsOf(made.project, 'a.c:4:1', all)).toEqual(['a.c:2:15 label exact', 'a.c:3:10 label exact']);
  expect(await refsOf(made.project, 'a.c:9:5', all)).toEqual(['a.c:8:8 label exact']);
  expect(await refsOf(made.project, 'a.c:7:13', all)).toEqual(['a.c:9:17 read exact']);
});

test('TRUE and false are macros where the source defines them', async () => {
  made = await madeProject({
    'bool.h': '#define TRUE 1\n#define false 0\n',
    'a.c': '#include "bool.h"\nint a(int b) { return b == TRUE ? false : FALSE; }\n',
  });
  expect(await refsOf(made.project, 'bool.h:1:9', all)).toEqual(['a.c:2:28 read exact']);
  expect(await refsOf(made.project, 'bool.h:2:9', all)).toEqual(['a.c:2:35 read exact']);
});
