import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { Parser } from 'web-tree-sitter';
import { dumpIndex } from '../indexer/dump.ts';
import { type Workspace, workspace } from '../indexer/workspace.ts';

const FILES = {
  'a.py': 'class A:\n    def read(self):\n        return [self\n',
  'b.go': 'package b\n\n// F does.\nfunc F(x int) int {\n\tif x > 1 {\n\t\treturn F(x)\n\t}\n\treturn G(x)\n}\n',
};

let space: Workspace;
afterEach(() => space.close());

test('where the memory of the parser is not open, the cursor is used and the failure is told', async () => {
  space = workspace(FILES);
  await space.index({ jobs: 2 });
  const expected = dumpIndex(space.root);
  // Whoever starts it first in a thread has its memory: here that is somebody else.
  await Parser.init();
  const failures: string[] = [];
  const project = await space.project({ onRawWalkFailure: (why) => failures.push(why) });
  await space.index({ jobs: 0, full: true });
  expect(dumpIndex(space.root)).toEqual(expected);
  expect(failures).toEqual(['web-tree-sitter was started by other code in this thread']);
  // So for what questions read out of the sources.
  const { children } = await project.flow('F');
  expect(children).not.toEqual([]);
  expect(failures).toHaveLength(2);
});

const HERE = fileURLToPath(new URL('../../', import.meta.url));

/** The program with another version of the parser than it was made for, as in somebody else's node_modules. */
function installWithOtherParser(at: string): void {
  mkdirSync(join(at, 'node_modules'), { recursive: true });
  const grammars = join(HERE, 'dist', 'grammars');
  cpSync(join(HERE, 'dist'), join(at, 'dist'), { recursive: true, filter: (path) => path !== grammars });
  symlinkSync(grammars, join(at, 'dist', 'grammars'));
  for (const name of ['package.json', 'migrations', 'schema', 'bin', 'telemetry-schema.json'])
    symlinkSync(join(HERE, name), join(at, name));
  const parser = 'web-tree-sitter';
  for (const name of readdirSync(join(HERE, 'node_modules')))
    if (name !== parser) symlinkSync(join(HERE, 'node_modules', name), join(at, 'node_modules', name));
  cpSync(join(HERE, 'node_modules', parser), join(at, 'node_modules', parser), { recursive: true });
  const manifest = join(at, 'node_modules', parser, 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: '0.0.1' }));
}

test('in a worker thread that finds it closed, the cursor is used, and the failure is told and counted', async () => {
  space = workspace(FILES);
  await space.index({ jobs: 2 });
  const expected = dumpIndex(space.root);
  const program = join(space.home, 'program');
  installWithOtherParser(program);
  const script = `
    import { openProject } from ${JSON.stringify(pathToFileURL(join(program, 'dist', 'project', 'index.js')).href)};
    const failures = [];
    const onRawWalkFailure = (why) => failures.push(why);
    const project = await openProject({ root: ${JSON.stringify(space.root)}, onRawWalkFailure });
    await project.index({ jobs: 2, full: true });
    process.stdout.write(JSON.stringify([failures, [...project.flags.failures()]]));
    project.close();
  `;
  // Flags are watched where somebody says something about them.
  const env = { ...space.env, AX_FEATURE_RAW_WALK: '1' };
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
  const [failures, counted] = JSON.parse(said);
  expect([new Set(failures), counted]).toEqual([
    new Set([expect.stringMatching(/^web-tree-sitter is 0\.0\.1, not /)]),
    ['raw-walk'],
  ]);
  expect(dumpIndex(space.root)).toEqual(expected);
});
