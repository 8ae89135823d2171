import { afterEach, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

let made: MadeProject;
afterEach(() => made.close());

const called = { tier: 'inferred', role: 'call' } as const;
const USES = `int use(lib::Buf &b) { return lib::run(2) + b.size() + lib::deep::go(1); }
int run(long a, long b) { return 1; }
namespace lib { int more() { return run(3) + deep::go(2); } }
`;

test('names of an inline namespace are those of the one around', async () => {
  made = await madeProject({
    'a.h': `namespace lib { inline namespace v1 {
int run(int s) { return s; }
struct Buf { int size() { return 1; } };
namespace deep { int go(int a) { return a; } }
} }
`,
    'a.cc': `#include "a.h"\n${USES}`,
  });
  expect(await refsOf(made.project, 'a.h:2:5', called)).toEqual(['a.cc:2:36 call exact', 'a.cc:4:37 call exact']);
  expect(await refsOf(made.project, 'a.h:3:18', called)).toEqual(['a.cc:2:47 call exact']);
  expect(await refsOf(made.project, 'a.h:4:22', called)).toEqual(['a.cc:2:67 call exact', 'a.cc:4:52 call exact']);
  expect(await refsOf(made.project, 'a.cc:3:5', called)).toEqual([]);
});

test('a macro may open a namespace', async () => {
  made = await madeProject({
    'begin.h': `#define LIB_BEGIN_NAMESPACE \\
  namespace lib { inline namespace v1 {
#define LIB_END_NAMESPACE } }
`,
    'a.h': `#include "begin.h"
LIB_BEGIN_NAMESPACE
int run(int s) { return s; }
struct Buf { int size() { return 1; } };
namespace deep { int go(int a) { return a; } }
LIB_END_NAMESPACE
int other();
`,
    'a.cc': `#include "a.h"\n${USES}`,
    'b.cc': '#include "a.h"\nusing lib::run;\nint b() { return run(1) + lib::other(); }\n',
    'c.cc': '#include "a.h"\nint c() { return run(1); }\n',
  });
  expect(await refsOf(made.project, 'a.h:3:5', called)).toEqual([
    'a.cc:2:36 call exact',
    'a.cc:4:37 call exact',
    'b.cc:3:18 call exact',
  ]);
  expect(await refsOf(made.project, 'a.h:4:18', called)).toEqual(['a.cc:2:47 call exact']);
  expect(await refsOf(made.project, 'a.h:5:22', called)).toEqual(['a.cc:2:67 call exact', 'a.cc:4:52 call exact']);
  expect(await refsOf(made.project, 'a.h:7:5', called)).toEqual([]);
});

test('arguments may bring a function of the system beside that of a namespace', async () => {
  made = await madeProject({
    'a.cc': `#include <time.h>
namespace a {
int gmtime_r(...) { return 0; }
int go(...) { return 0; }
int use(time_t *at, tm *to) { return gmtime_r(at, to) ? 1 : go(at); }
}
`,
  });
  expect(await refsOf(made.project, 'a.cc:3:5', called)).toEqual(['a.cc:5:38 call inferred']);
  expect(await refsOf(made.project, 'a.cc:4:5', called)).toEqual(['a.cc:5:61 call exact']);
});
