import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'include/lib.h': `#ifndef LIB_H
#define LIB_H
#include <stdio.h>
#include "types.h"
#define LIB_MAX(a, b) ((a) > (b) ? (a) : (b))
enum lib_mode { LIB_READ, LIB_WRITE };
struct node *lib_find(struct node *from, int key);
int lib_open(lib_t *lib);
extern int lib_count;
static inline int lib_twice(int x) { return lib_helper(x) * 2; }
#endif
`,
  'include/types.h': `typedef struct lib_s lib_t;
struct node { int key; struct node *next; union { int small; long large; }; struct { int deep; } in, *at; };
struct lib_s {
  struct node root, table[4];
  struct node *(*find)(struct lib_s *self, int key);
  int node;
};
`,
  'src/lib.c': `#include "lib.h"
int lib_count;
static int hidden(int key) { return key; }
struct node *lib_find(struct node *from, int key) {
  while (from->key != hidden(key)) from = from->next;
  return lib_helper(1) ? from : 0;
}
#ifdef _WIN32
int lib_open(lib_t *lib) { return 1; }
#else
int lib_open(lib_t *lib) { return 2; }
#endif
`,
  'src/use.c': `#include "lib.h"
#include "other.h"
static int hidden(int key) { return key + 1; }
static const lib_t made = { .root = { .key = 1, .in = { .deep = 2 } }, .table = { { .key = 3 } }, .find = 0 };
int use(lib_t *lib, void *any) {
  struct node *node = lib_find(&lib->root, LIB_MAX(1, LIB_WRITE));
  int lib_count = node->small + lib->node + node->in.deep + node->at->deep;
  if (sizeof(struct node) == sizeof(lib_t)) goto node;
node:
  ((lib_t *) any)->find(lib, hidden(lib_count))->next->key = lib_open(lib);
  return other()->key + unknown()->key + puts("x") + open("y");
}
`,
  'src/other.h': 'struct other { int key; };\nstruct other *other(void);\n#define KEY key\n',
  'src/helper.h': 'int lib_helper(int x);\n',
  'src/all.c':
    '#include "helper.h"\n#include "lib.h"\nint lib_helper(int x) { return lib_count; }\nint puts(const char *s) { return 0; }\n',
  'tools/one.c': 'void usage(void) { }\nint main(void) { usage(); return 0; }\n',
  'tools/two.c':
    'void usage(void);\nint main(void) { usage(); return open("x"); }\nint open(const char *x) { return 0; }\n',
  'tools/two-usage.c': 'void usage(void) { }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const places = async (symbol: string): Promise<string[]> =>
  (await refsOf(made.project, symbol, { tier: 'possible' })).map((one) =>
    one.replace(/ (read|call|type|write|key)/, ''),
  );

test('a prototype and the definition are one function, whatever includes what', async () => {
  const expected = ['src/use.c:6:23 exact'];
  expect(await places('include/lib.h:7:14')).toEqual(expected);
  expect(await places('src/lib.c:4:14')).toEqual(expected);
  // Of the branches of a condition the one for another system is meant in another build.
  expect(await places('src/lib.c:9:5')).toEqual(['src/use.c:10:62 inferred']);
  expect(await places('src/lib.c:11:5')).toEqual(['src/use.c:10:62 exact']);
  expect(await places('src/lib.c:2:5')).toEqual(['src/all.c:3:32 exact']);
});

test('what is static is of its file', async () => {
  expect(await places('src/lib.c:3:12')).toEqual(['src/lib.c:5:23 exact']);
  expect(await places('src/use.c:3:12')).toEqual(['src/use.c:10:30 exact']);
});

test('tags, members, variables and labels have names of their own', async () => {
  expect(await places('include/types.h:2:8')).toEqual([
    'include/lib.h:7:8 exact',
    'include/lib.h:7:30 exact',
    'include/types.h:2:31 exact',
    'include/types.h:4:10 exact',
    'include/types.h:5:10 exact',
    'src/lib.c:4:8 exact',
    'src/lib.c:4:30 exact',
    'src/use.c:6:10 exact',
    'src/use.c:8:21 exact',
  ]);
  expect(await places('include/types.h:6:7')).toEqual(['src/use.c:7:38 exact']);
  expect(await places('src/use.c:6:16')).toEqual([
    'src/use.c:7:19 exact',
    'src/use.c:7:45 exact',
    'src/use.c:7:61 exact',
  ]);
});

test('members are those of the declared type, through pointers, arrays, casts, calls and lists of values', async () => {
  expect(await places('include/types.h:2:19')).toEqual([
    'src/lib.c:5:16 exact',
    'src/use.c:4:40 exact',
    'src/use.c:4:86 possible',
    'src/use.c:10:56 exact',
  ]);
  expect(await places('src/other.h:1:20')).toEqual(['src/use.c:4:86 possible', 'src/use.c:11:19 exact']);
  expect(await places('include/types.h:2:55')).toEqual(['src/use.c:7:25 exact']);
  expect(await places('include/types.h:2:90')).toEqual([
    'src/use.c:4:58 exact',
    'src/use.c:7:54 exact',
    'src/use.c:7:71 exact',
  ]);
  expect(await places('include/types.h:5:18')).toEqual(['src/use.c:4:100 exact', 'src/use.c:10:20 exact']);
});

test('macros, enumerators and what a header takes from the files that include it', async () => {
  expect(await places('LIB_MAX')).toEqual(['src/use.c:6:44 exact']);
  expect(await places('LIB_WRITE')).toEqual(['src/use.c:6:55 exact']);
  expect(await places('lib_helper')).toEqual(['include/lib.h:10:45 exact', 'src/lib.c:6:10 possible']);
});

test('functions of the library are none of the project, those of other programs are others', async () => {
  expect(await places('puts')).toEqual(['src/use.c:11:42 possible']);
  expect(await places('tools/one.c:1:6')).toEqual(['tools/one.c:2:18 exact']);
  expect(await places('tools/two.c:1:6')).toEqual(['tools/two.c:2:18 exact']);
});
