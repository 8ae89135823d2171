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

test('a parameter is seen from its name on: the types before it may have the same', async () => {
  made = await madeProject({
    'a.c':
      'typedef struct list { int head; } list;\nlist *add(list *list, int n) { return n ? list : (void *)list->head; }\n',
  });
  expect(await refsOf(made.project, 'a.c:1:35', all)).toEqual(['a.c:2:1 type exact', 'a.c:2:11 type exact']);
  expect(await refsOf(made.project, 'a.c:2:17', all)).toEqual(['a.c:2:43 read exact', 'a.c:2:58 read exact']);
  expect(await refsOf(made.project, 'a.c:1:27', all)).toEqual(['a.c:2:64 read exact']);
});

test('a type that a header leaves open is the one that a file defines which includes it', async () => {
  made = await madeProject({
    'cmd.h': 'struct cmd;\ntypedef struct item item;\nstruct cmd *first(void);\n',
    'cmd.c': '#include "cmd.h"\nstruct cmd { int id; };\nstruct item { int key; };\n',
    'use.c': '#include "cmd.h"\nint use(item *one) { struct cmd *all = first(); return all->id + one->key; }\n',
    'stat.c': '#include <sys/stat.h>\nint size(struct stat *of) { return of->st_size; }\n',
    'win/stat.c': 'struct stat { int st_size; };\n',
  });
  expect(await refsOf(made.project, 'cmd.c:2:8', all)).toEqual([
    'cmd.h:1:8 type exact',
    'cmd.h:3:8 type exact',
    'use.c:2:29 type exact',
  ]);
  expect(await refsOf(made.project, 'cmd.c:3:19', all)).toEqual(['use.c:2:71 read exact']);
  expect(await refsOf(made.project, 'cmd.c:2:18', all)).toEqual(['use.c:2:61 read exact']);
  expect(await refsOf(made.project, 'win/stat.c:1:8')).toEqual([]);
});
