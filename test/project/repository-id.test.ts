import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { currentGeneration } from '../../src/indexer/index.ts';
import { openProject } from '../../src/project/index.ts';
import { dumpIndex } from '../indexer/dump.ts';
import { source, type Workspace, workspace } from '../indexer/workspace.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let space: Workspace;
afterEach(() => space.close());

/** Changes the database of the present index from outside. */
function change(sql: string): void {
  const db = openDatabase({ path: currentGeneration(space.root)!.database });
  db.exec(sql);
  db.close();
}

/** The id, and the number of the last change of an answer. */
async function state(): Promise<[id: string | undefined, generation: number]> {
  const project = await space.project();
  const { index } = await project.definitions('one', { refresh: false });
  return [project.repositoryId(), index.generation];
}

test('a project has a random id from its first index on, and keeps it', async () => {
  space = workspace({ 'a.ts': source('one') });
  const project = await space.project();
  expect(project.repositoryId()).toBeUndefined();
  await project.index();
  const id = project.repositoryId();
  expect(id).toMatch(UUID);
  const first = currentGeneration(space.root)!.number;
  space.write('a.ts', source('two'));
  await project.refresh();
  await project.index({ full: true });
  expect(currentGeneration(space.root)!.number).not.toBe(first);
  expect(project.repositoryId()).toBe(id);
  // Another process sees it, and so does a program that reads sources in another way and has built the index anew.
  change("UPDATE meta SET value = 'another' WHERE key = 'facts'");
  const other = await openProject({ root: space.root, env: space.env });
  expect(other.repositoryId()).toBe(id);
  await other.index();
  expect(other.repositoryId()).toBe(id);
  other.close();
});

test('two projects have two, and a copy has that of the original', async () => {
  space = workspace({ 'one/a.ts': source('one'), 'two/a.ts': source('one') }, { git: false });
  const ids: (string | undefined)[] = [];
  for (const name of ['one', 'two', 'copy']) {
    const root = space.at(name);
    if (name === 'copy') cpSync(space.at('one'), root, { recursive: true });
    else space.write(`${name}/.automatosx/.keep`, '');
    const project = await openProject({ root, env: space.env });
    await project.refresh();
    ids.push(project.repositoryId());
    project.close();
  }
  expect(ids[0]).not.toBe(ids[1]);
  expect(ids[2]).toBe(ids[0]);
});

test('an index without one is given one by the next run, and nothing else changes', async () => {
  space = workspace({ 'a.ts': source('one') });
  await space.index();
  const before = dumpIndex(space.root);
  change("DELETE FROM meta WHERE key = 'repository'");
  const [none, generation] = await state();
  expect(none).toBeUndefined();
  // Whoever only asks writes nothing.
  expect((await state())[0]).toBeUndefined();
  space.write('b.ts', source('other'));
  const project = await space.project();
  await project.refresh();
  const [id, after] = await state();
  expect(id).toMatch(UUID);
  space.remove('b.ts');
  await project.refresh();
  expect(dumpIndex(space.root)).toEqual(before);
  expect(after).toBe(generation + 1);
  expect((await state())[0]).toBe(id);
});

test('there is none where the index cannot be read', async () => {
  space = workspace({ 'a.ts': source('one') });
  await space.index();
  const project = await space.project({});
  space.write(join('.automatosx', currentGeneration(space.root)!.database.split('/').at(-1)!), 'no database');
  for (const end of ['-wal', '-shm']) rmSync(currentGeneration(space.root)!.database + end, { force: true });
  expect(project.repositoryId()).toBeUndefined();
  rmSync(space.at('.automatosx'), { recursive: true });
  expect(project.repositoryId()).toBeUndefined();
});
