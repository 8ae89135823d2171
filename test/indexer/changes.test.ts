import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { acquireLock } from '../../src/database/writing.ts';
import { dumpIndex, readIndex } from './dump.ts';
import { type Files, manyFiles, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
const start = (files?: Files, options?: { git?: boolean }): Workspace => {
  space = workspace(files, options);
  return space;
};
afterEach(() => space.close());

const THREE: Files = { 'a.ts': source('alpha'), 'lib/b.ts': source('beta'), 'lib/c.py': 'def gamma():\n    pass\n' };

describe.each([true, false])('a tree (git: %s)', (git) => {
  it('is indexed, and then nothing has changed', async () => {
    start(THREE, { git });
    expect(await space.index()).toMatchObject({
      files: { scanned: 3, indexed: 3, unchanged: 0, removed: 0, skipped: 0, failed: 0 },
      languages: { python: 1, typescript: 2 },
      symbols: 3,
      problems: [],
      interrupted: false,
      index: { complete: true },
    });
    const before = dumpIndex(space.root);
    const again = await space.index();
    expect(again.files).toEqual({ scanned: 3, indexed: 0, unchanged: 3, removed: 0, skipped: 0, failed: 0 });
    expect(again.languages).toEqual({ python: 1, typescript: 2 });
    expect(dumpIndex(space.root)).toEqual(before);
  });

  it('has not changed, and is told so while another process writes', async () => {
    start(THREE, { git });
    const report = await space.index();
    const project = await space.project();
    // Until the files are old enough for their times to be trusted.
    while (await project.refresh()) await sleep(20);
    const lock = await acquireLock({ path: space.at('.automatosx/lock.db'), pid: process.pid, timeoutMs: 0 });
    try {
      const { files, languages, symbols, problems } = await space.index();
      expect(files).toEqual({ scanned: 3, indexed: 0, unchanged: 3, removed: 0, skipped: 0, failed: 0 });
      expect({ languages, symbols, problems }).toEqual({ languages: report.languages, symbols: 0, problems: [] });
    } finally {
      lock.release();
    }
  });

  it('has one changed file', async () => {
    start(THREE, { git });
    await space.index();
    space.write('lib/b.ts', source('better'));
    const { files } = await space.index();
    expect(files).toEqual({ scanned: 3, indexed: 1, unchanged: 2, removed: 0, skipped: 0, failed: 0 });
    expect(await space.where('beta')).toEqual([]);
    expect(await space.where('better')).toEqual(['lib/b.ts:1']);
  });

  it('has files that are new, renamed and deleted', async () => {
    start(THREE, { git });
    await space.index();
    space.write('new/deep/d.ts', source('delta'));
    space.move('a.ts', 'lib/z.ts');
    space.remove('lib/c.py');
    const { files, languages } = await space.index();
    expect(files).toEqual({ scanned: 3, indexed: 2, unchanged: 1, removed: 2, skipped: 0, failed: 0 });
    expect(languages).toEqual({ typescript: 3 });
    expect(await space.where('alpha')).toEqual(['lib/z.ts:1']);
    expect(await space.where('gamma')).toEqual([]);
    expect(await space.where('delta')).toEqual(['new/deep/d.ts:1']);
    space.remove('lib');
    expect((await space.index()).files).toMatchObject({ scanned: 1, removed: 2 });
    expect(readIndex(space.root, (reader) => reader.files().map(({ path }) => path))).toEqual(['new/deep/d.ts']);
  });

  it('has a directory in the place of a file, and a file in that of a directory', async () => {
    start(THREE, { git });
    await space.index();
    space.remove('a.ts');
    space.write('a.ts/inner.ts', source('inner'));
    space.remove('lib');
    space.write('lib', '#!/usr/bin/env python3\ndef script():\n    pass\n');
    expect((await space.index()).files).toMatchObject({ scanned: 2, indexed: 2, removed: 3 });
    expect(await space.where('inner')).toEqual(['a.ts/inner.ts:1']);
    expect(await space.where('script')).toEqual(['lib:2']);
  });

  it('becomes empty and is filled again', async () => {
    start(THREE, { git });
    await space.index();
    for (const path of ['a.ts', 'lib']) space.remove(path);
    expect(await space.index()).toMatchObject({ files: { scanned: 0, removed: 3 }, languages: {} });
    for (const [path, text] of Object.entries(THREE)) space.write(path, text);
    expect((await space.index()).files).toMatchObject({ scanned: 3, indexed: 3, removed: 0 });
    expect(await space.where('gamma')).toEqual(['lib/c.py:1']);
  });
});

describe('times', () => {
  it('that are new alone do not have a file parsed again', async () => {
    start(THREE);
    await space.index();
    const { generation } = (await space.index()).index;
    utimesSync(space.at('a.ts'), 1, 1);
    const { files, index } = await space.index();
    expect(files).toMatchObject({ indexed: 0, unchanged: 3 });
    expect(index.generation).toBe(generation);
    expect(readIndex(space.root, (reader) => reader.fileByPath('a.ts')?.mtime)).toBe(1_000_000);
  });

  it('that are the same, with the same size, do not hide a change', async () => {
    start(THREE);
    await space.index();
    const { atime, mtime } = statSync(space.at('a.ts'));
    space.write('a.ts', source('alphb'));
    utimesSync(space.at('a.ts'), atime, mtime);
    expect(await space.where('alphb')).toEqual(['a.ts:1']);
    expect(await space.where('alpha')).toEqual([]);
  });

  it('in quick succession hide no change', async () => {
    start({ 'a.ts': source('name000') });
    for (let n = 1; n < 25; n++) {
      await space.index();
      const name = `name${String(n).padStart(3, '0')}`;
      space.write('a.ts', source(name));
      expect(await space.where(name)).toEqual(['a.ts:1']);
    }
  });

  it('far in the future and before 1970 are times like others', async () => {
    start(THREE);
    utimesSync(space.at('a.ts'), new Date('2400-01-01'), new Date('2400-01-01'));
    utimesSync(space.at('lib/b.ts'), new Date('1950-01-01'), new Date('1950-01-01'));
    expect((await space.index()).files).toMatchObject({ indexed: 3 });
    expect((await space.index()).files).toMatchObject({ indexed: 0, unchanged: 3 });
    expect(await space.where('alpha')).toEqual(['a.ts:1']);
    const mtimes = readIndex(space.root, (reader) => reader.files().map(({ mtime }) => mtime));
    expect(mtimes.every(Number.isSafeInteger)).toBe(true);
    space.write('a.ts', source('omega'));
    utimesSync(space.at('a.ts'), new Date('2400-01-01'), new Date('2400-01-01'));
    expect(await space.where('omega')).toEqual(['a.ts:1']);
  });
});

it('a switch between branches of 5,000 small files', async () => {
  const shape = (): string[] =>
    readIndex(space.root, (reader) =>
      reader.files().map((file) => JSON.stringify([file.path, file.size, reader.facts(file.id)!.symbols])),
    );
  start(manyFiles(5000));
  space.commit();
  space.git('checkout', '-q', '-b', 'other');
  for (let n = 0; n < 5000; n++) {
    if (n % 5 === 0) space.remove(`src/part-${n}.ts`);
    else if (n % 5 === 1) space.move(`src/part-${n}.ts`, `lib/part-${n}.ts`);
    else if (n % 5 < 4) space.write(`src/part-${n}.ts`, source(`other${n}`));
  }
  space.commit();
  space.git('checkout', '-q', '-');
  const first = await space.index();
  expect(first.files).toMatchObject({ scanned: 5000, indexed: 5000 });
  expect(first.index.ref).toBe(space.git('rev-parse', 'HEAD').trim());
  const before = shape();
  space.git('checkout', '-q', 'other');
  const second = await space.index();
  expect(second.files).toMatchObject({ scanned: 4000, indexed: 3000, unchanged: 1000, removed: 2000 });
  expect(second.index.ref).toBe(space.git('rev-parse', 'HEAD').trim());
  expect(await space.where('other2')).toEqual(['src/part-2.ts:1']);
  expect(await space.where('part1')).toEqual(['lib/part-1.ts:1']);
  expect(await space.where('part5')).toEqual([]);
  space.git('checkout', '-q', '-');
  await space.index();
  expect(shape()).toEqual(before);
});

it('a file that changes while it is read is counted, and right at the end', async () => {
  start({ ...THREE, 'busy.ts': source('busy0') });
  const writer = spawn(process.execPath, [
    '-e',
    `const { writeFileSync } = require('node:fs');
    for (let n = 1; ; n++) {
      writeFileSync(process.argv[1], ('export const busy' + n + ' = 1;\\n').repeat(1000 + (n % 100)));
      if (n === 50) process.stdout.write('busy');
    }`,
    space.at('busy.ts'),
  ]);
  await once(writer.stdout, 'data');
  for (let n = 0; n < 3; n++) {
    const { files, problems } = await space.index();
    const seen = readIndex(space.root, (reader) => reader.fileByPath('busy.ts'));
    expect(seen).toBeDefined();
    expect(files).toMatchObject({ scanned: 4, skipped: expect.any(Number) });
    if (seen!.segment === 0) expect(problems.map(({ code }) => code)).toHaveLength(1);
  }
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  space.write('busy.ts', source('quiet'));
  const { files, problems } = await space.index();
  expect({ files, problems }).toMatchObject({ files: { scanned: 4, skipped: 0, failed: 0 }, problems: [] });
  expect(await space.where('quiet')).toEqual(['busy.ts:1']);
});

it('the commit of an index is forgotten with the repository', async () => {
  start(THREE);
  expect((await space.index()).index.ref).toBeNull();
  space.commit();
  expect((await space.index()).index.ref).toBe(space.git('rev-parse', 'HEAD').trim());
  space.remove('.git');
  expect((await space.index()).index.ref).toBeNull();
});

it('many small runs leave few segments, and the same answers', async () => {
  start(manyFiles(40));
  await space.index();
  for (let n = 0; n < 30; n++) {
    space.write(`src/part-${n}.ts`, source(`again${n}`));
    await space.index();
  }
  const segments = readIndex(space.root, (reader) => reader.segments().length);
  expect(segments).toBeLessThanOrEqual(13);
  const grown = dumpIndex(space.root);
  await space.index({ full: true });
  expect(dumpIndex(space.root)).toEqual(grown);
  expect(readIndex(space.root, (reader) => reader.segments().length)).toBeLessThanOrEqual(2);
});

it('more workers than segments are good for do not have everything read again and again', async () => {
  const filler = '// A long comment of many words, which takes no time to parse.\n'.repeat(1000);
  start(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`big-${n}.ts`, `${source(`big${n}`)}${filler}`])));
  await space.index({ jobs: 14 });
  const { generation } = (await space.index({ jobs: 14 })).index;
  expect((await space.index({ jobs: 14 })).index.generation).toBe(generation);
});
