import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'errors.h': '#ifndef ERRORS_H\n#define ERRORS_H\n#define ERR(x) (-(x))\n#define SAFE 1\n#endif\n',
  'public.h': '#ifndef PUBLIC_H\n#define PUBLIC_H\n#include "errors.h"\nint first = ERR(1);\n#undef ERR\n#endif\n',
  'private.h': `#ifndef PRIVATE_H
#define PRIVATE_H
#include "public.h"
#define ERR(x) (x)
#ifdef OLD
#undef SAFE
#define SAFE 0
#endif
#endif
`,
  'main.c': `#include "public.h"
#include "private.h"
int second = ERR(2) + SAFE;
#define EACH(X) X(1)
EACH(ERR)
#undef EACH
#define EACH(X) X(2)
EACH(ERR)
#undef EACH
void ERR_set(int ERR);
`,
  'unix/run.c': '#include "../run.h"\nvoid run(void) { }\n',
  'win/run.c': 'void run(void) { }\n',
  'win/call.c': '#include "../run.h"\nvoid call(void) { run(); }\n',
  'run.h': 'void run(void);\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const places = async (symbol: string): Promise<string[]> =>
  await refsOf(made.project, symbol, { tier: 'possible', role: 'call' });

test('a macro holds until it is undefined, in the order of the includes', async () => {
  expect(await places('errors.h:3:9')).toEqual(['public.h:4:13 call exact']);
  expect(await places('private.h:4:9')).toEqual(['main.c:3:14 call exact']);
  expect(await places('main.c:4:9')).toEqual(['main.c:5:1 call exact']);
  expect(await places('main.c:7:9')).toEqual(['main.c:8:1 call exact']);
});

test('what is undefined in a condition may hold all the same', async () => {
  const found = await refsOf(made.project, 'errors.h:4:9', { tier: 'possible', role: 'read' });
  expect(found).toEqual(['main.c:3:23 read exact']);
});

test('of several definitions of what a header declares none is certain', async () => {
  expect(await places('unix/run.c:2:6')).toEqual(['win/call.c:2:19 call inferred']);
  expect(await places('win/run.c:1:6')).toEqual(['win/call.c:2:19 call inferred']);
  const { results } = await made.project.definitions('win/call.c:2:19');
  expect(results.map(({ path, line, tier }) => `${path}:${line} ${tier}`)).toEqual([
    'win/run.c:1 inferred',
    'unix/run.c:2 inferred',
  ]);
});

test('a macro that an include may replace is either', async () => {
  const other = await madeProject({
    'jump.h': '#undef next\n#define next 2\n',
    'a.c': '#define next 1\nint before = next;\n#ifdef JUMPS\n#include "jump.h"\n#endif\nint after = next;\n',
    'b.c': '#define next 1\n#include "jump.h"\nint then = next;\n',
  });
  const found = async (symbol: string): Promise<string[]> =>
    await refsOf(other.project, symbol, { tier: 'possible', role: 'read' });
  expect(await found('a.c:1:9')).toEqual(['a.c:2:14 read exact', 'a.c:6:13 read inferred']);
  expect(await found('jump.h:2:9')).toEqual(['a.c:6:13 read inferred', 'b.c:3:12 read exact']);
  await other.close();
});

test('what stands in a condition, or is included in one, may be that of an include, or of the system', async () => {
  const other = await madeProject({
    'lib.h': 'int lib_open(void);\n',
    'lib.c': '#include "lib.h"\nint lib_open(void) { return 1; }\n',
    'own.c': '#include "lib.h"\n#ifdef OWN\nstatic int lib_open(void) { return 2; }\n#endif\nint own = lib_open();\n',
    'compat.h':
      '#ifndef HAVE_CHDIR\nint chdir(const char *);\n#endif\n#ifdef _WIN32\n#include "win.h"\n#endif\n#ifdef HAVE_VEC\n#define my_vec iovec\n#else\nstruct my_vec { int iov_len; };\n#endif\n',
    'win.h': 'char *getenv(const char *);\nint win_own(void);\n',
    'chdir.c': '#include "compat.h"\nint chdir(const char *to) { return 0; }\n',
    'use.c':
      '#include "compat.h"\nint use(struct my_vec *vec) { return chdir("a") + !getenv("b") + win_own() + vec->iov_len; }\n',
  });
  const found = async (symbol: string): Promise<string[]> => await refsOf(other.project, symbol, { tier: 'possible' });
  expect(await found('lib.c:2:5')).toEqual(['own.c:5:11 call inferred']);
  expect(await found('own.c:3:12')).toEqual(['own.c:5:11 call inferred']);
  expect(await found('chdir.c:2:5')).toEqual(['use.c:2:38 call inferred']);
  expect(await found('win.h:1:7')).toEqual(['use.c:2:52 call possible']);
  expect(await found('win.h:2:5')).toEqual(['use.c:2:66 call exact']);
  expect(await found('compat.h:10:8')).toEqual(['use.c:2:16 type inferred']);
  expect(await found('compat.h:10:21')).toEqual(['use.c:2:83 read inferred']);
  await other.close();
});

test('a name that a macro takes when somebody asks for it is that of what is declared, but not where a build finds it out', async () => {
  const other = await madeProject({
    'lib.h':
      '#ifdef PREFIX\n#define size lib_size\n#endif\ntypedef long size;\ntypedef int text;\n#ifdef HAVE_CORE\n#define text other\n#endif\n',
    'a.c': '#include "lib.h"\nsize one;\ntext two;\n',
  });
  expect(await refsOf(other.project, 'lib.h:4:14', { tier: 'exact' })).toEqual(['a.c:2:1 type exact']);
  expect(await refsOf(other.project, 'lib.h:5:13', { tier: 'exact' })).toEqual([]);
  await other.close();
});
