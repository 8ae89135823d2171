import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { definitionsAt, refsOf } from './made-answers.ts';

const FILES: Record<string, string> = {
  'CMakeLists.txt': `project(made C)
set(TEXT "a \\
  (b")
set(sources main.c
    only.c)
if(WIN32)
  list(APPEND sources win/run.c win/call.c)
elseif(CMAKE_SYSTEM_NAME STREQUAL "AIX") # not UNIX
  list(APPEND sources aix.c)
else()
  list(APPEND sources unix/run.c)
endif()
if(APPLE OR CMAKE_SYSTEM_NAME MATCHES "BSD")
  list(APPEND sources other.c)
endif()
if(WITH_FAST)
  list(APPEND sources fast.c)
else()
  list(APPEND sources plain.c)
endif()
`,
  'run.h': 'void run(void);\nvoid wait_for(int x);\nvoid go(void);\nvoid only(void);\nvoid level(void);\n',
  'main.c': `#include <stdlib.h>
#include "run.h"
#include "strange.h"
#ifdef _WIN32
static int made(void) { return 1; }
#elif defined(__unix__)
static int made(void) { return 2; }
#else
static int made(void) { return 3; }
#endif
#if defined(_MSC_VER)
#define BOX(x) x
#elif defined(WANTED)
#define BOX(x) (x)
#else
#define BOX(x) ((x))
#endif
int main(void) {
  run(); wait_for(made()); go(); only(); level(); BOX(1);
#ifdef _WIN32
  run();
#endif
  free(0);
  return 0;
}
`,
  'strange.h': '#ifdef __VMS\n#include "vms.h"\n#endif\n',
  'vms.h': '#define free(x) FREE(x)\n',
  'unix/run.c': '#include "../run.h"\nvoid run(void) { }\n',
  'win/run.c': '#include "../run.h"\nvoid run(void) { }\n',
  'win/call.c': '#include "../run.h"\nvoid call(void) { run(); }\n',
  'aix.c': '#include "run.h"\nvoid run(void) { }\n',
  'other.c': '#include "run.h"\nvoid other(void) { run(); }\nvoid go(void) { }\n',
  'wait/a.c': '#include <windows.h>\n#include "../run.h"\nvoid wait_for(int x) { }\n',
  'wait/b.c': '#include "../run.h"\nvoid wait_for(int x) { }\n',
  'wait/c.c': '#include "c.h"\nvoid wait_for(int x) { }\n',
  'wait/c.h': '#include <mach/mach.h>\n#include "../run.h"\n',
  'go.c': '#ifdef __linux__\n#include "run.h"\nvoid go(void) { }\n#endif\n',
  'only.c': '#include "run.h"\nvoid only(void) { }\n',
  'fast.c': '#include "run.h"\nvoid level(void) { }\n',
  'plain.c': '#include "run.h"\nvoid level(void) { }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const at = (path: string, text: string): Promise<string[]> => definitionsAt(made.project, FILES, { path, text });
const uses = async (symbol: string): Promise<string[]> =>
  await refsOf(made.project, symbol, { tier: 'inferred', role: 'call' });

test('of sources that CMake chooses by the system one is for Linux', async () => {
  const found = await at('main.c', 'run();');
  expect(found[0]).toBe('unix/run.c:2 exact');
  expect(found.slice(1).sort()).toEqual(['aix.c:2 inferred', 'win/run.c:2 inferred']);
  // It is for two other systems, which have the same.
  expect(await at('other.c', 'run();')).toEqual(['unix/run.c:2 exact']);
});

test('what an option chooses is not certain', async () => {
  expect((await at('main.c', 'level()')).sort()).toEqual(['fast.c:2 inferred', 'plain.c:2 inferred']);
});

test('a source for another system calls what is for that', async () => {
  expect((await at('win/call.c', 'run();'))[0]).toBe('win/run.c:2 exact');
  expect(await uses('unix/run.c:2:6')).toEqual(['main.c:19:3 call exact', 'other.c:2:20 call exact']);
  expect(await uses('win/run.c:2:6')).toEqual([
    'main.c:19:3 call inferred',
    'main.c:21:3 call exact',
    'win/call.c:2:19 call exact',
  ]);
});

test('a source is for the systems that have what it includes under no condition', async () => {
  expect(await at('main.c', 'wait_for(')).toEqual(['wait/b.c:2 exact', 'wait/a.c:3 inferred', 'wait/c.c:2 inferred']);
});

test('branches that ask for the system are read for Linux', async () => {
  expect(await at('main.c', 'made())')).toEqual(['main.c:7 exact', 'main.c:5 inferred', 'main.c:9 inferred']);
  expect((await at('main.c', 'go();'))[0]).toBe('go.c:3 exact');
  // Nobody asks for the other.
  expect(await at('main.c', 'BOX(1)')).toEqual(['main.c:16 exact', 'main.c:12 inferred', 'main.c:14 inferred']);
});

test('what only a header for another system defines is not meant', async () => {
  expect(await at('main.c', 'free(0)')).toEqual([]);
});

test('what lists of the build leave open decides nothing', async () => {
  const lists = {
    'taken out': `file(GLOB_RECURSE S "*.c")\nif(UNIX)\n  list(REMOVE_ITEM S b.c)\nendif()\nadd_library(x \${S})\n`,
    'of a variable': `if(WIN32)\n  set(S a.c)\nendif()\nforeach(n a b)\n  list(APPEND S \${n}.c)\nendforeach()\n`,
    'of a directory': 'aux_source_directory(. S)\nif(WIN32)\n  list(APPEND S a.c)\nendif()\n',
    'of another file': 'include(cmake/sources.cmake)\nif(WIN32)\n  list(APPEND S a.c)\nendif()\n',
    'only its properties': 'if(WIN32)\n  set_source_files_properties(a.c PROPERTIES COMPILE_FLAGS /O1)\nendif()\n',
    'of an expression': 'if(WIN32)\n  set(S a.c)\nendif()\ntarget_sources(x PRIVATE $<$<BOOL:1>:a.c>)\n',
    'in comments': '#[[\nif(WIN32)\n]]\nset(S a.c b.c)\n#[[\nendif()\n]]\nset(T [[if(WIN32)]])\n',
    'in no list': 'set(S b.c main.c)\n',
  };
  for (const [what, text] of Object.entries(lists)) {
    const two = await madeProject({
      'CMakeLists.txt': text,
      'foo.h': 'int foo(int a);\n',
      'a.c': '#include "foo.h"\nint foo(int a) { return a; }\n',
      'b.c': '#include "foo.h"\nint foo(int a) { return a + 1; }\n',
      'main.c': '#include "foo.h"\nint main(void) { return foo(1); }\n',
    });
    const { results } = await two.project.definitions('main.c:2:26');
    expect([what, ...results.map((one) => `${one.path} ${one.tier}`).sort()]).toEqual([
      what,
      'a.c inferred',
      'b.c inferred',
    ]);
    await two.close();
  }
});

test('functions of the system are not guessed to be those of the project', async () => {
  const two = await madeProject({
    'a.c': '#include <stdio.h>\nint go(void) { return write(1, "", 0) + mine(2); }\n',
    'b.c': 'int write(int a, const char *b, int c) { return 0; }\nint mine(int a) { return a; }\n',
  });
  const of = async (place: string): Promise<number> => (await two.project.definitions(place)).results.length;
  expect([await of('a.c:2:23'), await of('a.c:2:41')]).toEqual([0, 1]);
  await two.close();
});
