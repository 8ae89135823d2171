import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { dumpIndex, readIndex } from './dump.ts';
import { type Files, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
afterEach(() => space.close());

const ADD = 'export function add(a: i32, b: i32): i32 {\n  return a + b;\n}\n';
const FILES: Files = {
  'asconfig.json': '{ "entries": ["assembly/index.ts"] }',
  'assembly/index.ts': ADD,
  'assembly/lib/more.ts': ADD.replace('add', 'more'),
  'assembly/tool.ts': 'import { readFileSync } from "node:fs";\nexport const text: string = String(readFileSync);\n',
  'other/wasm.ts': ADD.replace('add', 'other'),
  'packages/a/assembly/index.ts': ADD.replace('add', 'inner'),
  'src/app.ts': 'export const app = 1;\n',
};

/** The files that are indexed as AssemblyScript, once the index has been brought up to date and equals a new one. */
async function assemblyFiles(): Promise<string[]> {
  await space.index();
  const copy: Files = {};
  for (const path of [...Object.keys(FILES), 'packages/a/asconfig.json']) {
    if (existsSync(space.at(path))) copy[path] = readFileSync(space.at(path));
  }
  const fresh = workspace(copy, { git: existsSync(space.at('.git')) });
  try {
    await fresh.index();
    expect(dumpIndex(space.root)).toEqual(dumpIndex(fresh.root));
  } finally {
    fresh.close();
  }
  return readIndex(space.root, (reader) =>
    reader
      .files()
      .filter(({ language }) => language === 'assemblyscript')
      .map(({ path }) => path),
  );
}

describe.each([true, false])('a project of AssemblyScript (git: %s)', (git) => {
  it('is what its asconfig.json says, whatever comes of that', async () => {
    space = workspace(FILES, { git });
    const own = ['assembly/index.ts', 'assembly/lib/more.ts'];
    expect(await assemblyFiles()).toEqual(own);
    expect((await space.index()).files).toMatchObject({ indexed: 0, removed: 0 });

    space.remove('asconfig.json');
    expect(await assemblyFiles()).toEqual([]);
    expect(await space.where('more')).toEqual(['assembly/lib/more.ts:1']);

    space.write('asconfig.json', '{ "entries": ["./other/wasm.ts", "../outside.ts"] }');
    expect(await assemblyFiles()).toEqual(['other/wasm.ts']);

    space.write('asconfig.json', '{}');
    expect(await assemblyFiles()).toEqual(own);

    space.write('packages/a/asconfig.json', 'no JSON');
    expect(await assemblyFiles()).toEqual([...own, 'packages/a/assembly/index.ts']);

    space.write('assembly/index.ts', `${ADD}export const none: any = 1;\n`);
    expect(await assemblyFiles()).toEqual(['assembly/lib/more.ts', 'packages/a/assembly/index.ts']);

    space.write('assembly/index.ts', ADD);
    space.remove('packages/a/asconfig.json');
    expect(await assemblyFiles()).toEqual(own);
  });
});

it('an asconfig.json in node_modules says nothing', async () => {
  space = workspace(
    {
      'node_modules/b/asconfig.json': '{}',
      'node_modules/b/assembly/index.ts': ADD,
      'c/asconfig.json': '{ "entries": ["index.ts"] }',
      'c/index.ts': ADD,
      'c/deep/index.ts': ADD,
    },
    { git: false },
  );
  await space.index();
  const languages = readIndex(space.root, (reader) =>
    reader.files().map(({ path, language }) => `${path} ${language}`),
  );
  expect(languages.filter((line) => / (\w+script)$/.test(line) && !line.startsWith('node_modules/'))).toEqual([
    'c/deep/index.ts typescript',
    'c/index.ts assemblyscript',
  ]);
  expect(languages.filter((line) => / assemblyscript$/.test(line))).toHaveLength(1);
});
