import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { WatchBatch } from '../../src/project/index.ts';
import { dumpIndex, readIndex } from './dump.ts';
import { type Files, manyFiles, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
let watching: { stop: AbortController; over: Promise<void>; batches: WatchBatch[] };
afterEach(async () => {
  watching.stop.abort();
  await watching.over;
  space.close();
});

/** Begins to watch a tree, and waits until the watcher stands. */
async function start(files: Files): Promise<void> {
  space = workspace(files);
  const stop = new AbortController();
  const batches: WatchBatch[] = [];
  const project = await space.project();
  let ready: () => void = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const onBatch = (batch: WatchBatch): void => void batches.push(batch);
  watching = { stop, batches, over: project.watch({ signal: stop.signal, debounceMs: 20, onReady: ready, onBatch }) };
  await Promise.race([isReady, watching.over]);
}

const paths = (): string[] => readIndex(space.root, (reader) => reader.files().map(({ path }) => path));

/** Waits until the index is what it should be. */
async function becomes(expected: readonly string[], name?: string): Promise<void> {
  const project = await space.project();
  const isThere = async (): Promise<boolean> =>
    name === undefined || (await project.definitions(name, { refresh: false })).results.length === 1;
  for (let n = 0; n < 800; n++) {
    if (JSON.stringify(paths()) === JSON.stringify(expected) && (await isThere())) return;
    await sleep(25);
  }
  expect({ paths: paths(), name, found: await isThere() }).toEqual({ paths: expected, name, found: true });
}

it('edits, new files, renames and deletions arrive', async () => {
  await start({ 'a.ts': source('a'), 'lib/b.ts': source('b'), 'lib/deep/c.ts': source('c') });
  await becomes(['a.ts', 'lib/b.ts', 'lib/deep/c.ts']);
  space.write('a.ts', source('edited'));
  await becomes(['a.ts', 'lib/b.ts', 'lib/deep/c.ts'], 'edited');
  space.write('new/d.ts', source('d'));
  await becomes(['a.ts', 'lib/b.ts', 'lib/deep/c.ts', 'new/d.ts'], 'd');
  space.move('new/d.ts', 'lib/e.ts');
  await becomes(['a.ts', 'lib/b.ts', 'lib/deep/c.ts', 'lib/e.ts'], 'd');
  space.write('a.ts.new', source('saved'));
  space.move('a.ts.new', 'a.ts');
  await becomes(['a.ts', 'lib/b.ts', 'lib/deep/c.ts', 'lib/e.ts'], 'saved');
  space.move('lib', 'moved');
  await becomes(['a.ts', 'moved/b.ts', 'moved/deep/c.ts', 'moved/e.ts'], 'c');
  space.write('moved/deep/c.ts', source('inMoved'));
  await becomes(['a.ts', 'moved/b.ts', 'moved/deep/c.ts', 'moved/e.ts'], 'inMoved');
  space.remove('moved');
  await becomes(['a.ts']);
  for (const name of ['first', 'second']) {
    space.write('lib/deep/er/f.ts', source(name));
    await becomes(['a.ts', 'lib/deep/er/f.ts'], name);
    space.write('lib/deep/er/f.ts', source(`${name}Edited`));
    await becomes(['a.ts', 'lib/deep/er/f.ts'], `${name}Edited`);
    space.remove('lib');
    if (name === 'first') await becomes(['a.ts']);
  }
  expect(watching.batches.flatMap(({ problems }) => problems)).toEqual([]);
});

it('changed ignore rules hold at once', async () => {
  await start({ 'a.ts': source('a'), 'lib/b.ts': source('b'), 'out/c.ts': source('c'), '.gitignore': 'out\n' });
  await becomes(['a.ts', 'lib/b.ts']);
  space.write('.gitignore', 'lib\n');
  await becomes(['a.ts', 'out/c.ts']);
  space.write('out/d.ts', source('d'));
  await becomes(['a.ts', 'out/c.ts', 'out/d.ts']);
  space.write('out/.axignore', 'd.ts\n');
  await becomes(['a.ts', 'out/c.ts']);
  space.remove('.gitignore');
  space.remove('out/.axignore');
  await becomes(['a.ts', 'lib/b.ts', 'out/c.ts', 'out/d.ts']);
});

it('a burst of 1,000 files, and a switch of branches, become few batches', async () => {
  await start({ 'a.ts': source('a') });
  space.commit();
  const burst = manyFiles(1000);
  for (const [path, text] of Object.entries(burst)) space.write(path, text);
  const all = ['a.ts', ...Object.keys(burst)].sort();
  await becomes(all, 'part999');
  const { length } = watching.batches;
  expect(length).toBeLessThan(50);
  space.git('checkout', '-q', '-b', 'other');
  space.commit();
  space.git('checkout', '-q', '-');
  await becomes(['a.ts']);
  space.git('checkout', '-q', 'other');
  await becomes(all, 'part7');
  watching.stop.abort();
  await watching.over;
  const watched = dumpFew();
  await space.index({ full: true });
  expect(dumpFew()).toEqual(watched);
});

const dumpFew = (): string[] =>
  readIndex(space.root, (reader) =>
    reader.files().map(({ id, path }) => path + JSON.stringify(reader.facts(id)!.symbols)),
  );

it('a file that grew too large leaves the index, also when another becomes a directory at the same time', async () => {
  await start({ 'a.ts': source('a'), 'b.ts': source('b'), 'c.ts': source('c') });
  await becomes(['a.ts', 'b.ts', 'c.ts']);
  space.write('b.ts', source('b') + '// x\n'.repeat(300_000));
  space.remove('a.ts');
  mkdirSync(space.at('a.ts'));
  await becomes(['c.ts']);
  watching.stop.abort();
  await watching.over;
  const watched = dumpIndex(space.root);
  await space.index({ full: true });
  expect(dumpIndex(space.root)).toEqual(watched);
});

it('what other processes index meanwhile does no harm', async () => {
  await start(manyFiles(20));
  const project = await space.project();
  for (let n = 0; n < 10; n++) {
    space.write(`src/part-${n}.ts`, source(`other${n}`));
    await project.index(n % 3 === 0 ? { full: true } : {});
    space.remove(`src/part-${n}.ts`);
    space.write(`src/again-${n}.ts`, source(`again${n}`));
  }
  const expected = Array.from({ length: 20 }, (_, n) => `src/${n < 10 ? 'again' : 'part'}-${n}.ts`).sort();
  await becomes(expected, 'again9');
});

it('an abort ends it in the midst of work, and what is committed stays', async () => {
  await start({ 'a.ts': source('a') });
  for (const [path, text] of Object.entries(manyFiles(300))) space.write(path, text);
  await sleep(60);
  watching.stop.abort();
  await watching.over;
  expect((await space.index()).files.scanned).toBe(301);
});
