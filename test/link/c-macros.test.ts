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
