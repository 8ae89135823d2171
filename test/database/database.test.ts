import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { translateError } from '../../src/database/errors.ts';
import {
  checkIntegrity,
  type Database,
  guard,
  newestMigration,
  openDatabase,
  type Row,
} from '../../src/database/index.ts';
import {
  acquireLock,
  loadMigrations,
  lockHolder,
  type Migration,
  migrate,
  migrateDown,
  migrationStatus,
  settle,
} from '../../src/database/writing.ts';

let dir: string;
const opened: Database[] = [];
const open = (name = 'a.db', options: Partial<Parameters<typeof openDatabase>[0]> = {}): Database => {
  const db = openDatabase({ path: join(dir, name), ...options });
  opened.push(db);
  return db;
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-database-'));
});
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
  rmSync(dir, { recursive: true, force: true });
});

const refusal = (work: () => unknown): { code: string; message: string } => {
  try {
    work();
  } catch (error) {
    return { code: (error as { code: string }).code, message: (error as Error).message };
  }
  throw new Error('nothing was refused');
};

const files = (scripts: Record<string, string>): string => {
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(dir, name), text);
  return dir;
};

const step = (number: number, up: string, down: string, minimumReader = number): Migration => ({
  number,
  name: `step${number}`,
  up,
  down,
  checksum: `sum-${up}`,
  minimumReader,
  assertions: [],
});
const STEPS = [
  step(1, 'CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT)', 'DROP TABLE a'),
  step(2, 'CREATE TABLE b (a INTEGER REFERENCES a(id))', 'DROP TABLE b'),
];
const APP = { applicationId: 77, programVersion: '1.0.0' };

describe('an open database', () => {
  it('keeps every kind of value', () => {
    const db = open();
    db.exec('CREATE TABLE t (i, r, s, b, n)');
    const blob = new Uint8Array([0, 1, 255]);
    db.prepare('INSERT INTO t VALUES (?, ?, ?, ?, ?)').run(2 ** 40, 1.5, 'é\u{1F600}', blob, null);
    const row = db.prepare('SELECT * FROM t').get() as Row;
    expect({ ...row, b: [...(row.b as Uint8Array)] }).toEqual({
      i: 2 ** 40,
      r: 1.5,
      s: 'é\u{1F600}',
      b: [0, 1, 255],
      n: null,
    });
    expect(row.b).toBeInstanceOf(Uint8Array);
    expect(db.prepare('SELECT * FROM t WHERE i = 1').get()).toBeUndefined();
    expect([...db.prepare('SELECT i FROM t').iterate()]).toHaveLength(1);
  });

  it('undoes a transaction that throws, and refuses a nested one', () => {
    const db = open();
    db.exec('CREATE TABLE t (i)');
    expect(() =>
      db.transaction(() => {
        db.exec('INSERT INTO t VALUES (1)');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(() => db.transaction(() => db.transaction(() => 1))).toThrow('open already');
    expect(db.inTransaction).toBe(false);
    expect(db.prepare('SELECT count(*) AS n FROM t').get()?.n).toBe(0);
  });

  it('lets readers read while a writer writes', () => {
    const writer = open();
    writer.exec('CREATE TABLE t (i); INSERT INTO t VALUES (1)');
    const reader = open('a.db', { readonly: true });
    writer.transaction(() => {
      writer.exec('INSERT INTO t VALUES (2)');
      expect(reader.prepare('SELECT count(*) AS n FROM t').get()?.n).toBe(1);
    });
    expect(reader.prepare('SELECT count(*) AS n FROM t').get()?.n).toBe(2);
  });

  it('calls functions of ours', () => {
    const db = open();
    db.define('twice', (x) => Number(x) * 2);
    expect(db.prepare('SELECT twice(21) AS x').get()?.x).toBe(42);
  });

  it('settles a bulk load into one file', () => {
    const db = open('bulk.db', { mode: 'bulk' });
    db.exec('CREATE TABLE t (i); INSERT INTO t VALUES (1)');
    settle(db);
    expect(open('bulk.db', { readonly: true }).prepare('SELECT i FROM t').get()?.i).toBe(1);
  });

  it('names what is no database, what is missing and what is busy', () => {
    writeFileSync(join(dir, 'text.db'), 'this is not a database, but it is long enough to look at. '.repeat(40));
    expect(refusal(() => open('text.db')).code).toBe('index-damaged');
    expect(refusal(() => open('missing/a.db')).code).toBe('io');
    expect(refusal(() => open('none.db', { readonly: true })).code).toBe('io');
    const one = open('busy.db');
    one.exec('CREATE TABLE t (i)');
    const other = open('busy.db', { busyTimeoutMs: 1 });
    one.transaction(() => {
      expect(refusal(() => other.exec('INSERT INTO t VALUES (1)')).code).toBe('locked');
    });
  });

  it('finds damage', () => {
    const db = open();
    db.exec('CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a(id))');
    expect(checkIntegrity(db)).toEqual([]);
    db.exec('PRAGMA foreign_keys = OFF; INSERT INTO b VALUES (7)');
    expect(checkIntegrity(db)).toEqual(['row 1 of b refers to a missing row of a']);
  });
});

describe('migrations', () => {
  it('are counted without being read', () => {
    expect(newestMigration(dir)).toBe(0);
    const scripts = { '001_a.up.sql': 'A', '001_a.down.sql': 'B', '012_b.up.sql': 'C', '012_b.down.sql': 'D' };
    expect(newestMigration(files(scripts))).toBe(12);
  });

  it('are read in order with checksums that ignore line ends', () => {
    const unix = loadMigrations(
      files({ '001_a.up.sql': '-- minimum reader: 1\nSELECT 1;\n', '001_a.down.sql': 'SELECT 2;' }),
    );
    const windows = loadMigrations(files({ '001_a.up.sql': '-- minimum reader: 1\r\nSELECT 1;\r\n' }));
    expect(windows).toEqual(unix);
    expect(unix[0]).toMatchObject({ number: 1, name: 'a', minimumReader: 1 });
  });

  it('refuse a missing up script, a number used twice and a stray file', () => {
    const load = (scripts: Record<string, string>): string => {
      dir = mkdtempSync(join(tmpdir(), 'ax-database-'));
      return refusal(() => loadMigrations(files(scripts))).message;
    };
    expect(load({ '001_b.down.sql': 'x' })).toContain('lacks its up');
    expect(load({ 'notes.txt': '' })).toContain('notes.txt');
    expect(load({ '001_a.up.sql': '', '001_b.down.sql': '' })).toContain('two names');
  });

  it('are applied once, in one transaction, and can be undone', () => {
    const db = open();
    expect(guard(db, { ...APP, version: STEPS.length, write: true })).toBe('older');
    expect(migrate(db, { ...APP, migrations: STEPS }).map((m) => m.number)).toEqual([1, 2]);
    expect(migrate(db, { ...APP, migrations: STEPS })).toEqual([]);
    expect(guard(db, { ...APP, version: STEPS.length, write: true })).toBe('current');
    expect(migrateDown(db, { ...APP, migrations: STEPS }).map((m) => m.number)).toEqual([2]);
    expect(migrationStatus(db, STEPS).map((m) => m.state)).toEqual(['applied', 'pending']);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'b'").get()?.n).toBe(0);
  });

  it('leave nothing behind when one fails', () => {
    const db = open();
    const broken = [...STEPS, step(3, 'CREATE TABLE c (i); INSERT INTO nowhere VALUES (1)', '')];
    expect(() => migrate(db, { ...APP, migrations: broken })).toThrow('nowhere');
    expect(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n).toBe(0);
  });

  it('keep child rows when a parent table is rebuilt', () => {
    const db = open();
    migrate(db, { ...APP, migrations: STEPS });
    db.exec("INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (1)");
    const rebuild = step(
      3,
      'CREATE TABLE n (id INTEGER PRIMARY KEY); INSERT INTO n SELECT id FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a',
      'SELECT 1',
    );
    migrate(db, { ...APP, migrations: [...STEPS, rebuild] });
    expect(db.prepare('SELECT count(*) AS n FROM b').get()?.n).toBe(1);
  });

  it('refuse to orphan rows', () => {
    const db = open();
    migrate(db, { ...APP, migrations: STEPS });
    db.exec("INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (1)");
    const orphan = step(3, 'DELETE FROM a', 'SELECT 1');
    expect(refusal(() => migrate(db, { ...APP, migrations: [...STEPS, orphan] })).code).toBe('index-damaged');
    expect(db.prepare('SELECT count(*) AS n FROM a').get()?.n).toBe(1);
  });

  it('refuse a foreign, a changed and a newer database', () => {
    const db = open();
    db.exec('CREATE TABLE theirs (i)');
    expect(refusal(() => guard(db, { ...APP, version: STEPS.length, write: false }))).toMatchObject({
      code: 'not-ours',
      message: expect.stringContaining('not an ax database'),
    });
    const ours = open('ours.db');
    migrate(ours, { ...APP, migrations: STEPS });
    const edited = [{ ...(STEPS[0] as Migration), checksum: 'other' }, STEPS[1] as Migration];
    expect(refusal(() => migrate(ours, { ...APP, migrations: edited })).message).toContain('another text');
    const older = STEPS.slice(0, 1);
    expect(refusal(() => guard(ours, { ...APP, version: older.length, write: true })).code).toBe('index-newer');
    expect(refusal(() => guard(ours, { ...APP, version: older.length, write: false })).code).toBe('index-newer');
    const readable = open('readable.db');
    migrate(readable, {
      ...APP,
      migrations: [STEPS[0] as Migration, { ...(STEPS[1] as Migration), minimumReader: 1 }],
    });
    expect(guard(readable, { ...APP, version: older.length, write: false })).toBe('newer');
  });
});

it.each([
  { code: 'SQLITE_NOMEM', message: 'out of memory' },
  { errcode: 18, message: 'string or blob too big' },
])('$message, as of lengths that were overwritten, is no bug', (thrown) => {
  const said = translateError(Object.assign(new Error(thrown.message), thrown), 'index-1.db');
  expect(said).toMatchObject({ code: 'io', message: expect.stringContaining(thrown.message) });
});

it.each([
  { code: 'SQLITE_FULL', message: 'database or disk is full' },
  { errcode: 13, message: 'database or disk is full' },
  { code: 'ENOSPC', message: 'ENOSPC: no space left on device, write' },
])('$message is told as such', (thrown) => {
  const said = translateError(Object.assign(new Error(thrown.message), thrown), 'index-1.db');
  expect(said).toMatchObject({ code: 'no-space', message: 'no space left while writing index-1.db' });
});

describe('the write lock', () => {
  const take = (timeoutMs: number, signal?: AbortSignal) =>
    acquireLock({ path: join(dir, 'lock.db'), pid: 42, timeoutMs, ...(signal ? { signal } : {}) });

  it('is held by one at a time', async () => {
    expect(lockHolder(join(dir, 'lock.db'))).toBeNull();
    const lock = await take(0);
    expect(lockHolder(join(dir, 'lock.db'))).toMatchObject({ pid: 42 });
    await expect(take(0)).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('process 42') });
    const waiting = take(10_000);
    lock.release();
    (await waiting).release();
  });

  it('does without the note about its holder, as on a full disk', async () => {
    mkdirSync(join(dir, 'lock.db.holder'));
    const lock = await take(0);
    expect(lockHolder(join(dir, 'lock.db'))).toBe('unknown');
    const met: unknown[] = [];
    const options = {
      path: join(dir, 'lock.db'),
      pid: 43,
      timeoutMs: 0,
      onWait: (holder: unknown) => met.push(holder),
    };
    await expect(acquireLock(options)).rejects.toMatchObject({ code: 'locked', message: 'the index is being written' });
    expect(met).toEqual([undefined]);
    lock.release();
    expect(lockHolder(join(dir, 'lock.db'))).toBeNull();
  });

  it('stops waiting when told to', async () => {
    const lock = await take(0);
    const stop = new AbortController();
    const waiting = take(10_000, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
    lock.release();
  });
});
