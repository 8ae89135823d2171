import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIntegrity, type Database, openDatabase } from '../../src/database/index.ts';
import {
  type BackupInfo,
  type BackupOptions,
  backup,
  contentHash,
  listBackups,
  type Restored,
  type RestoreOptions,
  restore,
} from '../../src/database/upkeep.ts';
import { type Migration, migrate } from '../../src/database/writing.ts';
import { addNotes, hashOf, makeNotes, NOTES, notesMigrations, upkeep } from './notes.ts';

let dir: string;
let path: string;
let directory: string;
let migrations: Migration[];
const opened: Database[] = [];
const open = (options: { readonly?: boolean } = {}): Database => {
  const db = openDatabase({ path, ...options });
  opened.push(db);
  return db;
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-restore-'));
  path = join(dir, 'notes.db');
  directory = join(dir, 'backups');
  migrations = notesMigrations(dir);
  makeNotes(dir, migrations, { to: 2, notes: 50 });
});
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
  rmSync(dir, { recursive: true, force: true });
});

const make = (options: Partial<BackupOptions> = {}): BackupInfo =>
  backup({ path, directory, database: 'notes', reason: 'manual', programVersion: '1.0.0', ...options });
const back = (name: string, options: Partial<RestoreOptions> = {}): Promise<Restored> =>
  restore({ path, directory, database: 'notes', ...NOTES, newest: migrations.length, backup: name, ...options });
const addMore = (): void => {
  const db = openDatabase({ path });
  addNotes(db, 7);
  db.close();
};
const count = (db: Database): number => Number(db.prepare('SELECT count(*) AS n FROM note').get()?.n);

describe('a restored database', () => {
  it.each([false, true])(
    'holds what the backup holds, and what it held is in a backup (compressed: %s)',
    async (compress) => {
      const info = make({ compress });
      addMore();
      const before = hashOf(path);
      const { restored, safety, setAside } = await back(info.name);
      expect(hashOf(path)).toBe(info.contentHash);
      expect(restored).toEqual(info);
      expect(safety).toMatchObject({ reason: 'restore', contentHash: before, rows: { note: 57 } });
      expect(setAside).toBeNull();
      await back(safety?.name as string, { noBackup: true });
      expect(hashOf(path)).toBe(before);
      expect(listBackups(directory)).toHaveLength(2);
    },
  );

  it('is seen by those who have it open, when they look again, and no log of before is played back', async () => {
    const info = make();
    const writer = open();
    addNotes(writer, 7);
    const reader = open({ readonly: true });
    reader.exec('BEGIN');
    expect(count(reader)).toBe(57);
    await back(info.name);
    expect(count(reader)).toBe(57);
    reader.exec('COMMIT');
    expect(count(reader)).toBe(50);
    expect(contentHash(writer)).toBe(info.contentHash);
    addNotes(writer, 1);
    expect(count(reader)).toBe(51);
    expect(checkIntegrity(reader)).toEqual([]);
    for (const db of opened.splice(0)) db.close();
    expect(readdirSync(dir).filter((name) => name.startsWith('notes.db')).length).toBeLessThanOrEqual(1 + 2);
    const db = open();
    expect(count(db)).toBe(51);
  });

  it('is seen by another process that is writing all the time, and is whole', async () => {
    const info = make();
    const ended = await upkeep(
      'write',
      dir,
      {},
      {
        onGo: (child) => {
          void back(info.name, { noBackup: true }).finally(() => child.kill('SIGKILL'));
        },
      },
    );
    expect(ended.signal).toBe('SIGKILL');
    const db = open();
    expect(checkIntegrity(db)).toEqual([]);
    expect((count(db) - 50) % 10).toBe(0);
  });

  it('loses nothing that was written after its safety backup', async () => {
    const info = make();
    const writer = open();
    let times = 0;
    const now = (): Date => {
      // Asked for the name of the safety backup, when that is made.
      if (times++ === 0) addNotes(writer, 3);
      return new Date();
    };
    const { safety } = await back(info.name, { now });
    expect(safety?.rows.note).toBe(53);
    expect(
      listBackups(directory)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([info.name, safety?.name].sort());
    expect(contentHash(writer)).toBe(info.contentHash);
  });

  it('may have been missing, with a log left behind that belongs to nothing', async () => {
    const info = make();
    const writer = open();
    addNotes(writer, 7);
    copyFileSync(`${path}-wal`, join(dir, 'log'));
    writer.close();
    opened.pop();
    rmSync(path);
    copyFileSync(join(dir, 'log'), `${path}-wal`);
    const { safety, setAside } = await back(info.name);
    expect({ safety, log: existsSync(`${setAside}-wal`) }).toEqual({ safety: null, log: true });
    expect(hashOf(path)).toBe(info.contentHash);
  });

  it.each([
    ['is no database any more', () => writeFileSync(path, 'overwritten. '.repeat(900))],
    ['is cut off', () => truncateSync(path, 3 * 4096)],
    ['has a page of rubbish', () => writeFileSync(path, readFileSync(path).fill(0x55, 2 * 4096, 6 * 4096))],
    ['is empty', () => truncateSync(path, 0)],
  ])('may be one that %s: that is kept', async (what, damage) => {
    const info = make();
    damage();
    const bytes = readFileSync(path);
    const { safety, setAside } = await back(info.name);
    expect(hashOf(path)).toBe(info.contentHash);
    if (what === 'is empty') return;
    expect(safety).toBeNull();
    expect(setAside).toContain(`${path}.damaged-`);
    expect(readFileSync(setAside as string).equals(bytes)).toBe(true);
  });

  it('may have been made by a newer program', async () => {
    const info = make();
    const db = open();
    migrate(db, { ...NOTES, migrations });
    await back(info.name, { newest: 2 });
    expect(contentHash(db)).toBe(info.contentHash);
  });

  it('can come from a file elsewhere, without a description', async () => {
    copyFileSync(make().path, join(dir, 'mine.db'));
    const before = hashOf(path);
    addMore();
    await back(join(dir, 'mine.db'));
    expect(hashOf(path)).toBe(before);
  });
});

describe('a restore is refused, and nothing is changed,', () => {
  const refused = async (name: string, options: Partial<RestoreOptions> = {}): Promise<unknown> => {
    const before = readFileSync(path);
    const kept = readdirSync(directory).sort();
    const error = await back(name, options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(directory).sort()).toEqual(kept);
    expect((error as Error).message).not.toContain('\n');
    return error;
  };

  it.each([
    [
      'lies about its checksum',
      (info: BackupInfo) => writeFileSync(`${info.path}.json`, JSON.stringify({ ...info, sha256: 'ab' })),
    ],
    [
      'lies about its rows',
      (info: BackupInfo) => writeFileSync(`${info.path}.json`, JSON.stringify({ ...info, rows: {} })),
    ],
    ['is cut off', (info: BackupInfo) => truncateSync(info.path, 8192)],
    [
      'is cut off, without a description',
      (info: BackupInfo) => {
        truncateSync(info.path, 8192);
        rmSync(`${info.path}.json`);
      },
    ],
    ['is text', (info: BackupInfo) => writeFileSync(info.path, 'text '.repeat(5000))],
  ])('when the backup %s', async (_, spoil) => {
    const info = make();
    addMore();
    spoil(info);
    expect(await refused(info.name)).toMatchObject({
      code: 'index-damaged',
      message: expect.stringContaining(`the backup ${info.name} is not sound: `),
      hint: expect.stringContaining('ax db backups'),
    });
  });

  it('when there is none of that name', async () => {
    make();
    expect(await refused('2001-01-01T00-00-00.db')).toMatchObject({ code: 'not-found' });
  });

  it('when the backup is one of another database, or of another program', async () => {
    const info = make();
    expect(await refused(info.name, { applicationId: 78 })).toMatchObject({ code: 'not-ours' });
    const db = openDatabase({ path: join(dir, 'theirs.db') });
    db.exec('CREATE TABLE theirs (i); PRAGMA application_id = 5');
    db.close();
    expect(await refused(join(dir, 'theirs.db'))).toMatchObject({ code: 'not-ours' });
  });

  it('when the database in its place is of another program', async () => {
    const info = make();
    rmSync(path);
    const db = openDatabase({ path, mode: 'lock' });
    db.exec('CREATE TABLE theirs (i)');
    db.close();
    expect(await refused(info.name)).toMatchObject({ code: 'not-ours' });
  });

  it('when the backup is newer than the program', async () => {
    const info = make();
    const error = await refused(info.name, { newest: 1 });
    expect(error).toMatchObject({
      code: 'index-newer',
      message: expect.stringContaining('schema version 2, made by automatosx 1.0.0'),
    });
  });

  it('when others write without an end', async () => {
    const info = make();
    const writer = open();
    const now = (): Date => {
      addNotes(writer, 1);
      return new Date();
    };
    await expect(back(info.name, { now })).rejects.toMatchObject({ code: 'locked' });
    expect(count(writer)).toBe(55);
    expect(listBackups(directory)).toEqual([info]);
  });
});
