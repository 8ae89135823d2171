import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'CMakeLists.txt': `set(INNER \${CMAKE_CURRENT_SOURCE_DIR}/inner)
target_include_directories(made
  PUBLIC $<BUILD_INTERFACE:\${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>
  PRIVATE "\${INNER}")
# include_directories(gone)
`,
  'include/made/api.h': '#include "types.h"\n#include "../made/types.h"\n',
  'include/made/types.h': '',
  'include/string.h': '',
  'inner/deep.h': '',
  'gone/away.h': '',
  'src/main.c': `#include "main.h"
#include <made/api.h>
#include "made/types.h"
#include <deep.h>
#include <string.h>
#include <stdio.h>
#include <math.h>
#include "away.h"
#include CONFIG
# include <zlib.h>
`,
  'src/main.h': '',
  'src/math.h': '',
  'made/api.h': '',
  'tools/Makefile.am': `AM_CPPFLAGS = -I$(top_srcdir)/gone \\
  -I$(srcdir)/own -I arch/$(ARCH)/include
`,
  'tools/own/one.h': '',
  'tools/own/two.h': '',
  'tools/two.h': '',
  'tools/arch/x/include/arch.h': '',
  'tools/arch/y/include/arch.h': '',
  'tools/arch/y/include/only.h': '',
  'tools/sub/tool.c': `#include "away.h"
#include "one.h"
#include "two.h"
#include <arch.h>
#include <only.h>
#include "one.h.in"
`,
  'other/src/a.cpp': '#include "b.hpp"\n#include <c.hpp>\n#include "vendored.h"\n',
  'other/include/b.hpp': '',
  'other/include/c.hpp': '',
  'third_party/lib/include/vendored.h': '',
  'wrap/stdlib.h': '#include_next <stdlib.h>\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('what is in quotes is looked for beside the file first, then in the directories of the build', async () => {
  expect(await edgesOf(made.project, 'include/made/api.h')).toEqual([
    '1 types.h -> include/made/types.h',
    '2 ../made/types.h -> include/made/types.h',
  ]);
  expect(await edgesOf(made.project, 'src/main.c')).toEqual([
    '1 main.h -> src/main.h',
    '2 <made/api.h> -> include/made/api.h',
    '3 made/types.h -> include/made/types.h',
    '4 <deep.h> -> inner/deep.h',
    '5 <string.h> -> include/string.h',
    '6 <stdio.h> external',
    '7 <math.h> external',
    '8 away.h unresolved',
    '9 CONFIG unresolved',
    '10 <zlib.h> external',
  ]);
});

test('directories of a makefile; one that depends on the build can be several', async () => {
  expect(await edgesOf(made.project, 'tools/sub/tool.c')).toEqual([
    '1 away.h -> gone/away.h',
    '2 one.h -> tools/own/one.h',
    '3 two.h -> tools/own/two.h',
    '4 <arch.h> -> tools/arch/x/include/arch.h',
    '5 <only.h> -> tools/arch/y/include/only.h',
    '6 one.h.in unresolved',
  ]);
  const { edges } = await made.project.imports('tools/sub/tool.c');
  expect(edges.filter(({ note }) => note !== undefined).map(({ line }) => line)).toEqual([4, 6]);
});

test('customary directories where no build names them', async () => {
  expect(await edgesOf(made.project, 'other/src/a.cpp')).toEqual([
    '1 b.hpp -> other/include/b.hpp',
    '2 <c.hpp> -> other/include/c.hpp',
    '3 vendored.h -> third_party/lib/include/vendored.h',
  ]);
  expect(await edgesOf(made.project, 'wrap/stdlib.h')).toEqual(['1 <stdlib.h> external']);
});

test('a compile database says it for each file', async () => {
  const entry = (file: string, options: string): object => ({
    directory: '/somewhere/made/build',
    file: `/somewhere/made/${file}`,
    command: `cc ${options} -c ../${file}`,
  });
  const other = await madeProject({
    'a/x.h': '',
    'b/x.h': '#include <y.h>\n',
    'b/y.h': '',
    'one.c': '#include <x.h>\n',
    'two.c': '#include "x.h"\n',
    'build/compile_commands.json': JSON.stringify([
      entry('one.c', '-I../b -I../a'),
      entry('two.c', '-isystem ../b "-I/somewhere/made/a"'),
    ]),
  });
  try {
    expect(await edgesOf(other.project, 'one.c')).toEqual(['1 <x.h> -> b/x.h']);
    expect(await edgesOf(other.project, 'two.c')).toEqual(['1 x.h -> a/x.h']);
    expect(await edgesOf(other.project, 'b/x.h')).toEqual(['1 <y.h> -> b/y.h']);
  } finally {
    await other.close();
  }
});

test('a directory that is named for some systems only has no headers of the others', async () => {
  const made = await madeProject({
    Makefile: 'ifeq ($(uname_S),Windows)\nCFLAGS += -Icompat/win\nendif\nCFLAGS += -Icompat/all\n',
    'cmake/CMakeLists.txt': 'if(WIN32)\n  include_directories(win)\nendif()\ninclude_directories(all)\n',
    'compat/win/dirent.h': '',
    'compat/win/made.h': '',
    'compat/all/poll.h': '',
    'cmake/win/regex.h': '',
    'cmake/all/glob.h': '',
    'compat/a.c': '#include <dirent.h>\n#include <poll.h>\n#include <made.h>\n',
    'cmake/b.c': '#include <regex.h>\n#include <glob.h>\n',
  });
  expect(await edgesOf(made.project, 'compat/a.c')).toEqual([
    '1 <dirent.h> external',
    '2 <poll.h> -> compat/all/poll.h',
    '3 <made.h> -> compat/win/made.h',
  ]);
  expect(await edgesOf(made.project, 'cmake/b.c')).toEqual(['1 <regex.h> external', '2 <glob.h> -> cmake/all/glob.h']);
  await made.close();
});

test('the only file of a name, below the same directory of the project, is the one that is meant', async () => {
  const made = await madeProject({
    'src/core/one.h': '',
    'src/os/unix/own.h': '',
    'src/os/win/own.h': '',
    'src/os/unix/syslog.h': '',
    'samples/a/sample.h': '',
    'src/http/a.c': '#include <one.h>\n#include <own.h>\n#include <syslog.h>\n#include <sample.h>\n#include "one.h"\n',
  });
  expect(await edgesOf(made.project, 'src/http/a.c')).toEqual([
    '1 <one.h> -> src/core/one.h',
    '2 <own.h> -> src/os/unix/own.h',
    '3 <syslog.h> external',
    '4 <sample.h> external',
    '5 one.h -> src/core/one.h',
  ]);
  await made.close();
});

test('of headers that are equally near none is taken, but one that the build makes likely or that is for Unix', async () => {
  const one = await madeProject({
    'tools/Makefile': 'CFLAGS += -I$(SOURCES)/common\n',
    'tools/test.c': '#include "mem.h"\n',
    'lib/Makefile': 'CFLAGS = -Icommon\n',
    'lib/common/mem.h': '',
    'more/Makefile': 'CFLAGS = -Ikernel\n',
    'more/kernel/mem.h': '',
    'src/core/core.h': '#include <sys_files.h>\n#include <sys_both.h>\n',
    'src/os/unix/sys_files.h': '',
    'src/os/win32/sys_files.h': '',
    'src/os/one/sys_both.h': '',
    'src/os/two/sys_both.h': '',
  });
  expect(await edgesOf(one.project, 'tools/test.c')).toEqual(['1 mem.h -> lib/common/mem.h']);
  expect(await edgesOf(one.project, 'src/core/core.h')).toEqual([
    '1 <sys_files.h> -> src/os/unix/sys_files.h',
    '2 <sys_both.h> external',
  ]);
  await one.close();
  const two = await madeProject({
    'tools/test.c': '#include "mem.h"\n',
    'lib/Makefile': 'CFLAGS = -Icommon\n',
    'lib/common/mem.h': '',
    'more/Makefile': 'CFLAGS = -Ikernel\n',
    'more/kernel/mem.h': '',
  });
  expect(await edgesOf(two.project, 'tools/test.c')).toEqual(['1 mem.h unresolved']);
  await two.close();
});

test('directories are named in lists, which commands add to', async () => {
  const made = await madeProject({
    'src/CMakeLists.txt': `set(DIRS
  "\${PROJECT_SOURCE_DIR}/api"
  "\${PROJECT_SOURCE_DIR}/base")
list(APPEND DIRS \${PROJECT_SOURCE_DIR}/more)
if(WIN32)
  list(APPEND DIRS \${PROJECT_SOURCE_DIR}/win)
endif()
target_include_directories(made PRIVATE \${DIRS} PUBLIC \${OTHER})
set(DIRS \${DIRS} PARENT_SCOPE)
`,
    'base/net.h': '',
    'api/git/net.h': '',
    'more/much.h': '',
    'win/regex.h': '',
    'src/a.c': '#include "net.h"\n#include <much.h>\n#include <regex.h>\n',
  });
  expect(await edgesOf(made.project, 'src/a.c')).toEqual([
    '1 net.h -> base/net.h',
    '2 <much.h> -> more/much.h',
    '3 <regex.h> external',
  ]);
  await made.close();
});

test('a copy of what others made may not be the one that is meant in brackets', async () => {
  const made = await madeProject({
    'deps/zip/CMakeLists.txt': 'include_directories(".")\n',
    'deps/zip/zip.h': '',
    'deps/zip/zip.c': '#include <zip.h>\n',
    'src/a.c': '#include <zip.h>\n#include "zip.h"\n',
  });
  const notes = async (path: string): Promise<boolean[]> =>
    (await made.project.imports(path)).edges.map(({ note }) => note !== undefined);
  expect(await notes('src/a.c')).toEqual([true, false]);
  expect(await notes('deps/zip/zip.c')).toEqual([false]);
  await made.close();
});
