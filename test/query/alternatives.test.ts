import { afterAll, beforeAll, expect, test } from 'vitest';
import { definitionsAt } from '../link/made-answers.ts';
import { type MadeProject, madeProject } from './made-project.ts';

const FILES: Record<string, string> = {
  'log.h': `#if defined(_WIN32)
#define go(x) win(x)
#elif defined(__GNUC__) && !defined(NO_GNU)
#define go(x) unix(x)
#else
#define go(x) other(x)
#endif
#ifdef TRACE
#define trace(x) print(x)
#else
#define trace(x)
#endif
#if HAVE_NAMES || 0
#define names(x) have(x)
#else
#define names(x) no(x)
#endif
`,
  'own.c': `#include "log.h"
#ifdef WANTED
static int made(void) { return 1; }
#else
static int made(void) { return 2; }
#endif
#ifdef __GNUC__
#define kept(x) (kept)(x)
#endif
int kept(int x) { return x; }
int run(int x) {
  go(x); trace(x); names(x); made();
  return kept(x);
}
`,
  'tests.h': '#define WANTED 1\n',
  'again.h': '#define SAME(x) (x)\n',
  'again.c': '#define SAME(x) (x)\n#include "again.h"\nint again(int x) { return SAME(x); }\n',
  'before.c': '#include "again.h"\n#define SAME(x) (x)\nint before(int x) { return SAME(x); }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const at = (path: string, text: string): Promise<string[]> =>
  definitionsAt(made.project, FILES, { path, text, last: true });

test('of alternatives of the preprocessor the one comes first that a build on Unix has', async () => {
  expect(await at('own.c', 'go(x)')).toEqual(['log.h:4 exact', 'log.h:2 inferred', 'log.h:6 inferred']);
  expect(await at('own.c', 'names(x)')).toEqual(['log.h:14 inferred', 'log.h:16 inferred']);
});

test('a macro that nothing defines which is included is not there', async () => {
  expect(await at('own.c', 'trace(x)')).toEqual(['log.h:11 exact', 'log.h:9 inferred']);
  expect(await at('own.c', 'made()')).toEqual(['own.c:5 exact', 'own.c:3 inferred']);
});

test('a macro takes the name of a function', async () => {
  expect(await at('own.c', 'kept(x);')).toEqual(['own.c:8 exact']);
});

test('what an include brings after a macro may be that macro', async () => {
  expect((await at('again.c', 'SAME(x); }')).sort()).toEqual(['again.c:1 inferred', 'again.h:1 inferred']);
  expect(await at('before.c', 'SAME(x); }')).toEqual(['before.c:2 exact']);
});
