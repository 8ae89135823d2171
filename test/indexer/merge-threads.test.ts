import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { loadMigrations, migrate } from '../../src/database/writing.ts';
import { indexSchema, MIGRATIONS } from '../../src/indexer/index-schema.ts';
import { mergeInThread } from '../../src/indexer/merge-threads.ts';
import { openIndexReader } from '../../src/store/index.ts';
import { type CompactOptions, createIndexWriter } from '../../src/store/writing.ts';
import { named, segment } from '../store/material.ts';
import { dump } from './dump.ts';
import { type Workspace, workspace } from './workspace.ts';

const MEGABYTE = 1024 * 1024;
let space: Workspace;
let db: Database;

/** An index of 24 segments, in which some files are dead; by their rows they are large enough for three merges. */
beforeEach(() => {
  space = workspace({});
  db = openDatabase({ path: space.at('index.db') });
  migrate(db, {
    applicationId: indexSchema().applicationId,
    migrations: loadMigrations(MIGRATIONS),
    programVersion: '',
  });
  const writer = createIndexWriter(db);
  for (let n = 0; n < 24; n++) {
    const names = Array.from({ length: 6 }, (_, i) => (i % 3 === 0 ? `Shared${i}` : `name${n}x${i}`));
    const commit = segment([named(`a${n}.ts`, names), named(`b${n}.ts`, ['other', `only${n}`])]);
    writer.commitSegment({ ...commit, files: commit.files.map((row) => ({ ...row, size: 4 * MEGABYTE })) });
  }
  writer.removeFiles(['a3.ts', 'b3.ts', 'b7.ts', 'a20.ts']);
});
afterEach(() => {
  db.close();
  space.close();
});

const pause = (): Promise<void> => Promise.resolve();
const lines = (): string[] => [...dump(openIndexReader(db))];
const segments = (): number => openIndexReader(db).segments().length;

function inThreads(signal?: AbortSignal): NonNullable<CompactOptions['threads']> {
  return { atOnce: 2, merge: (ids) => mergeInThread({ database: db.path, ids }, signal) };
}

describe('merging in threads', () => {
  it('changes no answer', async () => {
    const before = lines();
    const calls: string[] = [];
    const onProgress = (done: number, total: number): void => void calls.push(`${done}/${total}`);
    await createIndexWriter(db).compact({ pause, onProgress, threads: inThreads() });
    expect(calls).toEqual(['0/2', '1/2', '2/2']);
    expect(segments()).toBe(2);
    expect(lines()).toEqual(before);
  });

  it('makes what the calling thread makes', async () => {
    const tables = (): unknown[] =>
      [
        'SELECT space, first, data FROM block ORDER BY id',
        'SELECT data FROM facts ORDER BY id',
        'SELECT files, dead, blocks, codes, totals, units, marks FROM segment ORDER BY id',
      ].map((sql) => db.prepare(sql).all());
    const copy = space.at('copy.db');
    db.exec(`VACUUM INTO '${copy}'`);
    await createIndexWriter(db).compact({ pause, threads: { ...inThreads(), atOnce: 1 } });
    const elsewhere = tables();
    db.close();
    db = openDatabase({ path: copy });
    await createIndexWriter(db).compact({ pause });
    expect(elsewhere).toEqual(tables());
  });

  it('changes nothing when it is stopped, and can be done later', async () => {
    const before = lines();
    const stop = new AbortController();
    const work = createIndexWriter(db).compact({ pause, threads: inThreads(stop.signal) });
    stop.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
    await expect(createIndexWriter(db).compact({ pause, threads: inThreads(stop.signal) })).rejects.toThrow('enough');
    expect(db.inTransaction).toBe(false);
    expect(segments()).toBe(23);
    expect(lines()).toEqual(before);
    await createIndexWriter(db).compact({ pause, threads: inThreads() });
    expect(segments()).toBe(2);
    expect(lines()).toEqual(before);
  });

  it('tells of damage as the calling thread does', async () => {
    db.exec("UPDATE block SET data = substr(data, 1, length(data) / 2) WHERE space = 't'");
    const refused = { code: 'index-damaged', hint: expect.stringContaining('--full') };
    const before = segments();
    await expect(createIndexWriter(db).compact({ pause, threads: inThreads() })).rejects.toMatchObject(refused);
    await expect(createIndexWriter(db).compact({ pause })).rejects.toMatchObject(refused);
    expect(segments()).toBe(before);
  });

  it('ends in an error when a thread breaks', async () => {
    const merge = () => mergeInThread({ database: db.path, ids: null as unknown as number[] });
    await expect(createIndexWriter(db).compact({ pause, threads: { atOnce: 2, merge } })).rejects.toThrow('null');
    expect(db.inTransaction).toBe(false);
  });
});
