import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { readIndex } from './dump.ts';
import { type Files, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
const start = (files: Files, options?: { git?: boolean }): Workspace => {
  space = workspace(files, options);
  return space;
};
afterEach(() => space.close());

const paths = (root = space.root): string[] => readIndex(root, (reader) => reader.files().map(({ path }) => path));

it('a repository without commits is one', async () => {
  start({ 'a.ts': source('a'), 'b.ts': source('b'), '.gitignore': 'b.ts\n' });
  const { index, problems } = await space.index();
  expect({ ref: index.ref, problems, paths: paths() }).toEqual({ ref: null, problems: [], paths: ['a.ts'] });
});

it('repositories inside are named, counted and not entered', async () => {
  start({ 'a.ts': source('a'), 'nested.io/b.ts': source('b'), 'origin/c.ts': source('c') });
  for (const path of ['nested.io', 'origin']) {
    space.git('init', '-q', path);
    space.git('-C', path, 'add', '-A');
    space.git('-C', path, 'commit', '-q', '-m', 'x');
  }
  space.git('submodule', 'add', '-q', './origin', 'lib/module.js');
  const { files, problems } = await space.index();
  expect(files).toMatchObject({ scanned: 4, indexed: 1, skipped: 3, failed: 0 });
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'lib/module.js nested-repository',
    'nested.io nested-repository',
    'origin nested-repository',
  ]);
  expect(paths()).toEqual(['a.ts']);
  expect((await space.index()).files).toMatchObject({ scanned: 4, indexed: 0, unchanged: 1, skipped: 3 });
  space.write('nested.io/new.ts', source('fresh'));
  expect((await space.index()).files).toMatchObject({ scanned: 4, indexed: 0, unchanged: 1, skipped: 3 });
  space.remove('nested.io/.git');
  expect((await space.index()).files).toMatchObject({ scanned: 5, indexed: 2, skipped: 2 });
  expect(paths()).toEqual(['a.ts', 'nested.io/b.ts', 'nested.io/new.ts']);
});

it('a submodule is a project of its own', async () => {
  start({ 'origin/c.ts': source('c') });
  space.git('init', '-q', 'origin');
  space.git('-C', 'origin', 'add', '-A');
  space.git('-C', 'origin', 'commit', '-q', '-m', 'x');
  space.git('submodule', 'add', '-q', './origin', 'module');
  const module = await space.project({ root: space.at('module') });
  expect(module.root).toBe(space.at('module'));
  expect((await module.index()).index.ref).toMatch(/^[0-9a-f]{40}$/);
  expect(paths(module.root)).toEqual(['c.ts']);
});

it('a worktree has its own index and the rules of its repository', async () => {
  start({ 'a.ts': source('a') });
  space.commit();
  space.git('worktree', 'add', '-q', '../tree');
  space.write('.git/info/exclude', 'no.ts\n');
  const root = join(space.root, '../tree');
  const tree = await space.project({ root });
  writeFileSync(join(root, 'no.ts'), source('no'));
  writeFileSync(join(root, 'yes.ts'), source('yes'));
  expect((await tree.index()).problems).toEqual([]);
  expect(paths(root)).toEqual(['a.ts', 'yes.ts']);
  space.write('.git/info/exclude', '');
  await tree.index();
  expect(paths(root)).toEqual(['a.ts', 'no.ts', 'yes.ts']);
});

describe('without git', () => {
  it('installed, a repository is walked by its rules', async () => {
    start({ 'a.ts': source('a'), 'b.ts': source('b'), 'c.ts': source('c'), '.gitignore': 'b.ts\n' });
    space.write('.git/info/exclude', 'c.ts\n');
    mkdirSync(join(space.home, 'bin'));
    await space.project({ root: space.root, env: { ...space.env, PATH: join(space.home, 'bin') } });
    expect(await space.index()).toMatchObject({ problems: [], index: { ref: null, complete: true } });
    expect(paths()).toEqual(['a.ts']);
    space.write('.git/info/exclude', '');
    await space.index();
    expect(paths()).toEqual(['a.ts', 'c.ts']);
  });

  it('working, the reason is told', async () => {
    start({ 'a.ts': source('a') });
    space.write('.git/config', '[core\nthis is no config');
    const { problems, files } = await space.index();
    expect(problems).toMatchObject([{ path: '', code: 'git', message: expect.stringContaining('config') }]);
    expect(files).toMatchObject({ indexed: 1 });
  });
});

it('what git leaves in the environment of a hook does not lead elsewhere', async () => {
  start({ 'a.ts': source('a') });
  const env = { ...space.env, GIT_DIR: join(space.home, 'x.git'), GIT_WORK_TREE: space.home, GIT_INDEX_FILE: 'none' };
  await space.project({ root: space.root, env: { ...env, GIT_LITERAL_PATHSPECS: '1' } });
  expect((await space.index()).problems).toEqual([]);
  expect(paths()).toEqual(['a.ts']);
});

it('directories may be called like patterns of git', async () => {
  const files = { ':(top)x/b.ts': source('b'), '*/c.ts': source('c'), ':!d/d.ts': source('d'), '-e/e.ts': source('e') };
  start({ 'a.ts': source('a'), ...files });
  for (const path of [':(glob)empty', ':/empty', 'x/:empty']) mkdirSync(space.at(path), { recursive: true });
  expect((await space.index()).problems).toEqual([]);
  expect(paths()).toEqual(['*/c.ts', '-e/e.ts', ':!d/d.ts', ':(top)x/b.ts', 'a.ts']);
  space.write(':(glob)empty/f.ts', source('f'));
  expect(await space.where('f')).toEqual([':(glob)empty/f.ts:1']);
});

it('ignored directories are not looked into for changes', async () => {
  start({ 'a.ts': source('a'), 'out/x/b.ts': source('b'), '.gitignore': 'out\n' });
  await space.index();
  // What is listed right after it was made is listed once more: a change could have left the same times.
  await sleep(100);
  const { generation } = (await space.index()).index;
  space.write('out/x/c.ts', source('c'));
  const project = await space.project();
  expect(await project.refresh()).toBeUndefined();
  expect((await project.status()).index).toMatchObject({ generation, staleFiles: 0 });
});

it('a root that is reached through a link is the same project', async () => {
  start({ 'a.ts': source('a') });
  const link = join(space.home, 'link');
  symlinkSync(space.root, link);
  const project = await space.project({ root: link });
  await project.index();
  symlinkSync('a.ts', space.at('b.ts'));
  expect((await project.index()).problems).toMatchObject([{ path: 'b.ts', code: 'duplicate' }]);
});
