import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

/** Orphans of a project made of these files, and what its entry points are named by. */
async function orphansOf(files: Record<string, string>): Promise<{ orphans: string[]; entries: string[] }> {
  const made = await madeProject(files);
  const { orphans, entries } = await made.project.graph('orphans');
  made.close();
  return { orphans, entries: entries.map(({ path, because }) => `${path} ${because}`) };
}

test('what package files, settings and pages name is reached, with all that it imports', async () => {
  expect(
    await orphansOf({
      'package.json': JSON.stringify({
        main: './dist/start.js',
        bin: { made: 'bin/made.js' },
        exports: { '.': './dist/start.js', './parts/*': './parts/*.js' },
        scripts: { go: 'node scripts/go.js --fast' },
      }),
      'tsconfig.json': '{ "compilerOptions": { "outDir": "dist", "rootDir": "src" } }',
      'src/start.ts': "import './used.js';\n",
      'src/used.ts': 'export const a = 1;\n',
      'src/alone.ts': "import './used.js';\n",
      'bin/made.js': "import '../src/used.ts';\n",
      'parts/one.js': '',
      'parts/deep.txt.js': '',
      'scripts/go.js': '',
      'scripts/stay.js': '',
      '.github/workflows/ci.yml': 'on: push\njobs: { a: { steps: [ { run: node tools/check.js } ] } }\n',
      'tools/check.js': '',
      'index.html': '<script type="module" src="/src/page.ts"></script>\n',
      'src/page.ts': '',
      'vite.config.ts': "import './tools/plugin.js';\n",
      'tools/plugin.js': '',
      'src/used.test.ts': "import { test } from 'vitest';\nimport './only-tested.js';\n",
      'src/only-tested.ts': '',
      'types.d.ts': 'declare const x: number;\n',
    }),
  ).toEqual({
    orphans: ['scripts/stay.js', 'src/alone.ts'],
    entries: [
      'bin/made.js package.json',
      'index.html page',
      'parts/deep.txt.js package.json',
      'parts/one.js package.json',
      'scripts/go.js package.json',
      'src/page.ts index.html',
      'src/start.ts package.json',
      'src/used.test.ts test',
      'tools/check.js .github/workflows/ci.yml',
      'types.d.ts types',
      'vite.config.ts config',
    ],
  });
});

test('in Python scripts, tests and what they name in strings are reached', async () => {
  const { orphans, entries } = await orphansOf({
    'pyproject.toml': '[project]\nname = "made"\n[project.scripts]\nmade = "made.cli:main"\n',
    'made/__init__.py': '',
    'made/cli.py': 'from . import work\n\nPLUGINS = ["made.plugins.first"]\n',
    'made/work.py': 'x = 1\n',
    'made/alone.py': 'y = 1\n',
    'made/plugins/__init__.py': '',
    'made/plugins/first.py': 'z = 1\n',
    'run.py': 'def run():\n    pass\n\n\nif __name__ == "__main__":\n    run()\n',
    'tests/test_work.py': 'def test_it():\n    pass\n',
  });
  expect(orphans).toEqual(['made/alone.py']);
  expect(entries).toEqual(['made/cli.py pyproject.toml', 'run.py script', 'tests/test_work.py test']);
});

test('where names need no import, a file that has the name of what another defines reaches it', async () => {
  const { orphans, entries } = await orphansOf({
    'main.c': '#include "list.h"\nint main(void) { return list_new(); }\n',
    'list.h': 'int list_new(void);\n',
    'list.c': '#include "list.h"\nint list_new(void) { return 1; }\n',
    'old.c': 'int old_new(void) { return 1; }\n',
  });
  expect([orphans, entries]).toEqual([['old.c'], ['main.c main']]);
});

test('languages whose imports lead to no files are told', async () => {
  const made = await madeProject({ 'a.sql': 'create table t (a int);\n', 'b.zig': 'const a = 1;\n' });
  const { orphans, unlisted } = await made.project.graph('orphans');
  made.close();
  expect(orphans).toEqual([]);
  expect(unlisted.map(({ language, files }) => `${language} ${files}`).sort()).toEqual(['sql 1', 'zig 1']);
});
