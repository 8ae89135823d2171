import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { definitionsAt, refsOf } from './made-answers.ts';

/** Two alternatives of a macro, by a condition, and a call of it in a file that includes them. */
function alternatives(condition: string): Record<string, string> {
  return {
    'made.h': `${condition}\n#define PICK(x) (x)\n#else\n#define PICK(x) ((x))\n#endif\n`,
    'use.c': '#include "made.h"\nint use(void) { return PICK(1); }\n',
  };
}

const FIRST = ['made.h:2 exact', 'made.h:4 inferred'];
const SECOND = ['made.h:4 exact', 'made.h:2 inferred'];
const OPEN = ['made.h:2 inferred', 'made.h:4 inferred'];

/** Definitions of the call, with lines as if the header had nothing before its condition. */
async function picked(files: Record<string, string>): Promise<string[]> {
  const made = await madeProject(files);
  const found = await definitionsAt(made.project, files, { path: 'use.c', text: 'PICK(1)' });
  await made.close();
  return found.some((one) => one.endsWith('exact')) ? found : found.sort();
}

test('a macro that nothing names is not defined unless somebody asks for it', async () => {
  for (const condition of [
    '#ifdef MADE_OPTION',
    '#ifdef DEBUG',
    '#if defined(MADE_OPTION) || defined(MADE_OTHER)',
    '#if MADE_LEVEL > 3',
    '#if MADE_LEVEL',
    '#if !defined(__linux__) && 1',
    '#if (defined(_DEBUG) || defined(MADE_OPTION)) && MADE_OPTION != 0',
  ]) {
    expect([condition, await picked(alternatives(condition))]).toEqual([condition, SECOND]);
  }
  for (const condition of ['#ifndef MADE_OPTION', '#if MADE_LEVEL < 3', '#if MADE_LEVEL == 0', '#if !MADE_OPTION']) {
    expect([condition, await picked(alternatives(condition))]).toEqual([condition, FIRST]);
  }
});

test('what a build finds out, compilers say or systems have is not decided', async () => {
  for (const condition of [
    '#ifdef HAVE_FAST',
    '#ifdef MADE_HAS_FAST',
    '#if SIZEOF_LONG > 4',
    '#ifdef CONFIG_FAST',
    '#ifdef __SSE2__',
    '#ifdef mips',
    '#ifdef SO_REUSEPORT',
    '#if BYTE_ORDER == BIG_ENDIAN',
    '#if MADE_OPTION + 1 > 1',
    '#if defined(MADE_OPTION) || defined(HAVE_FAST)',
  ]) {
    expect([condition, await picked(alternatives(condition))]).toEqual([condition, OPEN]);
  }
});

test('a macro that sources use, or define before they include a header, may be there', async () => {
  const files = alternatives('#ifdef MADE_OPTION');
  const used = { ...files, 'other.c': '#ifdef MADE_OPTION\nint x = MADE_OPTION;\n#endif\n' };
  expect(await picked(used)).toEqual(OPEN);
  const call = 'int use(void) { return PICK(1); }\n';
  expect(await picked({ ...files, 'use.c': `#define MADE_OPTION\n#include "made.h"\n${call}` })).toEqual(OPEN);
  // What another file defines is not seen here.
  expect(await picked({ ...files, 'test.c': '#define MADE_OPTION\n#include "made.h"\n' })).toEqual(SECOND);
  expect(await picked({ ...files, 'use.c': `#include "set.h"\n#include "made.h"\n${call}`, 'set.h': '' })).toEqual(
    SECOND,
  );
  const set = '#ifdef HAVE_A\n#define MADE_OPTION 1\n#endif\n';
  expect(await picked({ ...files, 'use.c': `#include "set.h"\n#include "made.h"\n${call}`, 'set.h': set })).toEqual(
    OPEN,
  );
  // Headers of others may define it, but hardly by a name that begins as those of the project.
  const library = `#include <library/all.h>\n#include "made.h"\n${call}`;
  expect(await picked({ ...files, 'use.c': library })).toEqual(OPEN);
  const own = '#define MADE_A 1\n#define MADE_B 2\n';
  const named = { ...files, 'use.c': library, 'made.h': `${files['made.h']}${own}` };
  expect(await picked(named)).toEqual(SECOND);
  expect(await picked({ ...named, 'use.c': library.replace('library/', 'made/') })).toEqual(OPEN);
});

test('what build files set is read of those of CMake, as it is when no option is given', async () => {
  const files = alternatives('#ifdef MADE_OPTION');
  const by = async (text: string, more = {}): Promise<string[]> =>
    await picked({ ...files, 'CMakeLists.txt': text, ...more });
  expect(await by('option(WITH "" OFF)\nif(WITH)\n  add_definitions(-DMADE_OPTION)\nendif()\n')).toEqual(SECOND);
  expect(await by('option(WITH "" ON)\nif(WITH)\n  add_definitions(-DMADE_OPTION)\nendif()\n')).toEqual(OPEN);
  expect(await by('if(WITH)\n  target_compile_definitions(x PRIVATE MADE_OPTION)\nendif()\n')).toEqual(OPEN);
  const twice = 'option(WITH "" OFF)\nset(WITH ON)\nif(WITH)\n  add_definitions(-DMADE_OPTION=1)\nendif()\n';
  expect(await by(twice)).toEqual(OPEN);
  expect(await by('if(WIN32)\n  add_definitions(-DMADE_OPTION)\nendif()\n')).toEqual(SECOND);
  expect(await by(`foreach(one OPTION OTHER)\n  add_definitions(-DMADE_\${one})\nendforeach()\n`)).toEqual(OPEN);
  expect(await by('# add_definitions(-DMADE_OPTION)\n')).toEqual(SECOND);
  expect(await by('set(CMAKE_C_FLAGS_DEBUG "-g -DMADE_OPTION")\n')).toEqual(OPEN);
  const template = { 'made.h.in': '#cmakedefine MADE_OPTION\n' };
  expect(await by('configure_file(made.h.in made.h)\n', template)).toEqual(SECOND);
  expect(await by('option(MADE_OPTION "" OFF)\n', template)).toEqual(SECOND);
  expect(await by('check_symbol_exists(f "f.h" MADE_OPTION)\n', template)).toEqual(OPEN);
  expect(await by('include(cmake/more.cmake)\n', { 'cmake/more.cmake': 'set(MADE_OPTION 1)\n' })).toEqual(OPEN);
});

test('what other build files name may be set', async () => {
  const files = alternatives('#ifdef MADE_OPTION');
  for (const [path, text] of [
    ['Makefile', 'CFLAGS = -O2 -DMADE_OPTION\n'],
    ['tests/Makefile', 'test: ; cc -D MADE_OPTION=1 test.c\n'],
    ['configure.ac', 'AC_DEFINE([MADE_OPTION], [1])\n'],
    ['m4/own.m4', 'AC_DEFINE([MADE_OPTION], [1])\n'],
    ['config.h.in', '#undef MADE_OPTION\n'],
    ['meson.build', "conf.set('MADE_OPTION', true)\n"],
    ['Kconfig', 'config MADE_OPTION\n'],
  ]) {
    expect([path, await picked({ ...files, 'tests/test.c': '', [path!]: text! })]).toEqual([path, OPEN]);
  }
  expect(await picked({ ...files, Makefile: '# CFLAGS += -DMADE_OPTION\n' })).toEqual(SECOND);
});

test('options of a script are not given', async () => {
  const files = alternatives('#ifdef MADE_OPTION');
  const script = (more: string, value: string): string => `#!/bin/sh
trace=0
${more}
while test $# -ge 1
do
case "$1" in
    --trace) trace=1; shift ;;
    esac
done
cat > x.c <<EOF
if (1) { }
EOF
if test $trace -eq ${value}; then
  CFLAGS="$CFLAGS -DMADE_OPTION"
fi
`;
  expect(await picked({ ...files, configure: script('', '1') })).toEqual(SECOND);
  expect(await picked({ ...files, configure: script('', '0') })).toEqual(OPEN);
  const probed = script('if probe; then\n  trace=1\nfi', '1');
  expect(await picked({ ...files, configure: probed })).toEqual(OPEN);
});

test('a number that a header gives where nobody else does is compared', async () => {
  const size = '#ifndef MADE_SIZE\n#define MADE_SIZE 2\n#endif\n';
  const lines = (all: readonly string[]): string[] => all.map((one) => one.replace(/:(\d+)/, (_, n) => `:${n - 3}`));
  const of = async (condition: string, more = {}): Promise<string[]> => {
    const files = alternatives(condition);
    return lines(await picked({ ...files, 'made.h': `${size}${files['made.h']}`, ...more }));
  };
  expect(await of('#if MADE_SIZE > 3')).toEqual(SECOND);
  expect(await of('#if MADE_SIZE == 2')).toEqual(FIRST);
  expect(await of('#if MADE_SIZE == 2', { Makefile: 'CFLAGS = -DMADE_SIZE=3\n' })).toEqual(OPEN);
});

test('a file that is only read when somebody asks is left aside, and means what it has itself', async () => {
  const files = {
    'pick.h': '#ifdef MADE_FAST\n#include "fast.h"\n#else\n#include "plain.h"\n#endif\n',
    'fast.h': 'static inline int run(void) { return 1; }\n',
    'plain.h': 'static inline int run(void) { return 2; }\n',
    'use.c':
      '#include "pick.h"\nint a(void) { return run(); }\n#ifdef MADE_FAST\nint b(void) { return run() + 1; }\n#endif\n',
  };
  const made = await madeProject(files);
  const at = (text: string): Promise<string[]> => definitionsAt(made.project, files, { path: 'use.c', text });
  expect(await at('run(); }')).toEqual(['plain.h:1 exact', 'fast.h:1 inferred']);
  expect((await at('run() + 1')).sort()).toEqual(['fast.h:1 inferred', 'plain.h:1 inferred']);
  const uses = await refsOf(made.project, 'fast.h:1:19', { tier: 'inferred', role: 'call' });
  expect(uses).toEqual(['use.c:2:22 call inferred', 'use.c:4:22 call exact']);
  await made.close();
});

test('a macro that is certainly defined takes its name from all that is written with it', async () => {
  const files = {
    'check.h':
      '#ifdef __cplusplus\n#endif\n#ifndef CHECK_H\n#define CHECK_H\n#define CASE(name) static void name(void) {\n#endif\n',
    'cases.c': '#include "check.h"\nCASE(one) { one(); }\nCASE(two) { two(); }\n',
    'names.h':
      '#ifdef MADE_PREFIX\n#define run x_run\n#endif\n#ifdef HAVE_PREFIX\n#define go x_go\n#endif\nint run(void);\nint go(void);\n',
    'names.c': '#include "names.h"\nint run(void) { return 1; }\nint go(void) { return 2; }\n',
    'use.c': '#include "names.h"\nint use(void) { return run() + go(); }\n',
    'scan.c':
      '#ifdef grow\n#define grow_IS_THERE\n#else\n#define grow scan_grow\n#endif\nstatic int grow(int a);\nint scan(void) { return grow(1); }\nstatic int grow(int a) { return a; }\n',
  };
  const made = await madeProject(files);
  const at = (path: string, text: string): Promise<string[]> => definitionsAt(made.project, files, { path, text });
  expect(await at('cases.c', 'CASE(two)')).toEqual(['check.h:5 exact']);
  expect(await at('use.c', 'run()')).toEqual(['names.c:2 exact', 'names.h:2 inferred']);
  expect((await at('use.c', 'go()')).sort()).toEqual(['names.c:3 inferred', 'names.h:5 inferred']);
  expect(await at('scan.c', 'grow(1)')).toEqual(['scan.c:4 exact']);
  await made.close();
});
