import { mkdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { currentGeneration } from '../../src/indexer/index.ts';
import { ax } from '../e2e/program.ts';
import { dumpIndex, readIndex } from './dump.ts';
import { source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
afterEach(() => space.close());

const FILES = { 'a.ts': source('a'), 'src/b.ts': source('b'), 'src/in/c.ts': source('c'), 'srcs/d.ts': source('d') };
const paths = (): string[] => readIndex(space.root, (reader) => reader.files().map(({ path }) => path));

it('a part of a tree is indexed, and the rest is known to be missing', async () => {
  space = workspace(FILES);
  const part = await space.index({ paths: ['src'] });
  expect(part).toMatchObject({ files: { scanned: 2, indexed: 2 }, index: { complete: false } });
  expect(paths()).toEqual(['src/b.ts', 'src/in/c.ts']);
  const project = await space.project();
  expect((await project.definitions('d', { refresh: false })).index).toMatchObject({ complete: false });
  expect(await space.index({ paths: ['a.ts', space.at('srcs/')] })).toMatchObject({
    files: { scanned: 2, indexed: 2, unchanged: 0 },
    index: { complete: true },
  });
  const inParts = dumpIndex(space.root);
  await space.index({ full: true });
  expect(dumpIndex(space.root)).toEqual(inParts);
});

it('of a complete index only a part is brought up to date', async () => {
  space = workspace(FILES);
  await space.index();
  space.write('a.ts', source('a2'));
  space.write('src/b.ts', source('b2'));
  expect((await space.index({ paths: ['src/b.ts'] })).files).toMatchObject({ indexed: 1 });
  const project = await space.project();
  const found = async (name: string): Promise<number> =>
    (await project.definitions(name, { refresh: false })).results.length;
  expect([await found('b2'), await found('a2'), await found('a')]).toEqual([1, 0, 1]);
  expect((await project.status()).index?.staleFiles).toBeGreaterThan(0);
  expect(await space.where('a2')).toEqual(['a.ts:1']);
});

it('the report is about the part, whatever is wrong elsewhere', async () => {
  space = workspace({ ...FILES, 'src/bad.ts': 'export const = 1;\n', 'worse.ts': 'export const = 1;\n' });
  await space.index();
  expect(await space.index({ paths: ['src'] })).toMatchObject({
    files: { scanned: 3, indexed: 0, unchanged: 3 },
    problems: [{ path: 'src/bad.ts', code: 'syntax-error', message: expect.stringMatching(/^line 1: /) }],
  });
});

it('the first question indexes what a part left out', async () => {
  space = workspace(FILES);
  await space.index({ paths: ['src'] });
  expect(await space.where('d')).toEqual(['srcs/d.ts:1']);
  expect((await space.index()).index.complete).toBe(true);
});

it('an index of another version is replaced as a whole, whatever the part', async () => {
  space = workspace(FILES);
  await space.index();
  const db = openDatabase({ path: currentGeneration(space.root)!.database });
  db.exec("UPDATE meta SET value = 'older' WHERE key = 'facts'");
  db.close();
  // What is in it could be read wrongly.
  await expect((await space.project({ refresh: false })).definitions('d')).rejects.toMatchObject({
    code: 'no-index',
    message: expect.stringContaining('another version of ax'),
  });
  const notices: string[] = [];
  const report = await space.index({ paths: ['src'], onNotice: (text) => notices.push(text) });
  expect(report).toMatchObject({ files: { indexed: 4 }, index: { complete: true } });
  expect(notices).toEqual([expect.stringContaining('another version')]);
  expect(paths()).toHaveLength(4);
});

it('paths that are not there, outside, or with --full are refused', async () => {
  space = workspace(FILES);
  await expect(space.index({ paths: ['nowhere'] })).rejects.toMatchObject({ code: 'not-found' });
  await expect(space.index({ paths: ['../home'] })).rejects.toMatchObject({ code: 'outside-project' });
  await expect(space.index({ paths: ['src'], full: true })).rejects.toMatchObject({ code: 'usage' });
  expect(await space.index({ paths: ['.'] })).toMatchObject({ files: { indexed: 4 }, index: { complete: true } });
});

it('on the command line a path is meant from the current directory', async () => {
  space = workspace(FILES);
  mkdirSync(space.at('src/empty'));
  const run = async (...args: string[]): Promise<unknown> => {
    const { status, stdout } = await ax(['-C', space.at('src'), 'index', '--json', ...args], { cwd: space.at('src') });
    expect(status).toBe(0);
    return JSON.parse(stdout);
  };
  expect(await run('in/')).toMatchObject({ files: { scanned: 1, indexed: 1 } });
  expect(paths()).toEqual(['src/in/c.ts']);
  expect(await run('empty')).toMatchObject({ files: { indexed: 0 } });
  expect(await run('.', '../a.ts')).toMatchObject({ files: { scanned: 3, indexed: 2 } });
  const { status, stdout } = await ax(['index', 'no', '--json'], { cwd: space.at('src') });
  expect({ status, error: JSON.parse(stdout).error.code }).toEqual({ status: 2, error: 'not-found' });
});
