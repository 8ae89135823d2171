import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { type BackupInfo, backup, listBackups } from '../../src/database/upkeep.ts';
import { type Migration, migrate } from '../../src/database/writing.ts';
import { type Ended, hashOf, makeNotes, NOTES, notesMigrations, upkeep } from './notes.ts';

let dir: string;
let path: string;
let directory: string;
let migrations: Migration[];
let before: string;
let info: BackupInfo;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-refusals-'));
  path = join(dir, 'notes.db');
  directory = join(dir, 'backups');
  migrations = notesMigrations(dir);
  makeNotes(dir, migrations, { to: 1, notes: 400 });
  info = backup({ path, directory, database: 'notes', reason: 'manual', programVersion: '1.0.0' });
  const db = openDatabase({ path });
  migrate(db, { ...NOTES, migrations, to: 2 });
  db.close();
  before = hashOf(path);
  for (const left of ['-wal', '-shm']) rmSync(`${path}${left}`, { force: true });
});
afterEach(() => {
  chmodSync(dir, 0o700);
  if (existsSync(directory)) chmodSync(directory, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

/** What each action needs to be told here. */
const WORDS: Record<string, () => Record<string, string | number>> = {
  migrate: () => ({}),
  status: () => ({}),
  backup: () => ({}),
  restore: () => ({ backup: info.name }),
  rollback: () => ({ to: 1 }),
};

/** It ended with one clear line, and the database and the backups are what they were. */
function unchanged({ status, said }: Ended, code: string): void {
  expect({ status, code: said?.code }, JSON.stringify(said)).toEqual({ status: 3, code });
  expect(said?.message).not.toContain('\n');
  expect(said?.hint).not.toBe('');
  chmodSync(dir, 0o755);
  chmodSync(path, 0o644);
  if (existsSync(directory)) {
    chmodSync(directory, 0o755);
    expect(listBackups(directory)).toEqual([info]);
    expect(readdirSync(directory).filter((name) => name.startsWith('.part'))).toEqual([]);
  }
  expect(hashOf(path)).toBe(before);
}

describe('on a full disk', () => {
  it('a migration that finds no more pages changes nothing', async () => {
    const big = 'CREATE TABLE big (x); INSERT INTO big SELECT zeroblob(9000) FROM note';
    writeFileSync(join(dir, 'migrations', '005_big.up.sql'), big);
    unchanged(await upkeep('migrate', dir, { pages: Math.ceil(statSync(path).size / 4096) + 10 }), 'no-space');
  });

  // No file may become larger than this; the signal for that is ignored, so that writing fails as on a full disk.
  it.each(['migrate', 'backup', 'restore', 'rollback'])('%s that cannot write on changes nothing', async (action) => {
    const shell = `trap '' XFSZ && ulimit -f 60`;
    const ended = await upkeep(action, dir, WORDS[action]?.(), { shell });
    unchanged(ended, ended.said?.code === 'io' ? 'io' : 'no-space');
    expect(ended.said?.message).toMatch(/disk I\/O error|no space left|larger than/);
  });

  it.each(['migrate', 'backup', 'restore', 'rollback'])(
    '%s that the system ends for it changes nothing',
    async (action) => {
      const ended = await upkeep(action, dir, WORDS[action]?.(), { shell: 'ulimit -f 60' });
      expect(ended.said).not.toHaveProperty('answer');
      expect(hashOf(path)).toBe(before);
      expect(listBackups(directory)).toEqual([info]);
    },
  );
});

describe('without the right to write', () => {
  // The administrator may do everything, so the process gives up his rights.
  const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
  const takeRights = (...paths: string[]): void => {
    for (const each of paths) chmodSync(each, statSync(each).isDirectory() ? 0o555 : 0o444);
  };

  it('the status can still be read, without a log and with one', async () => {
    takeRights(path, dir);
    const states = ['applied', 'applied', 'pending', 'pending'];
    expect((await upkeep('status', dir, user)).said).toMatchObject({ answer: states });
    chmodSync(dir, 0o755);
    chmodSync(path, 0o644);
    const db = openDatabase({ path });
    migrate(db, { ...NOTES, migrations, to: 3 });
    expect(existsSync(`${path}-wal`)).toBe(true);
    takeRights(path, dir);
    expect((await upkeep('status', dir, user)).said).toMatchObject({
      answer: ['applied', 'applied', 'applied', 'pending'],
    });
    chmodSync(dir, 0o755);
    db.close();
  });

  it.each(['migrate', 'backup', 'restore', 'rollback'])(
    '%s in a read-only directory is refused in one line',
    async (action) => {
      takeRights(path, directory, dir);
      const ended = await upkeep(action, dir, { ...WORDS[action]?.(), ...user });
      unchanged(ended, 'io');
      expect(ended.said?.message).toMatch(/cannot be (written|used)/);
    },
  );

  it.each(['restore', 'rollback'])(
    '%s of a database that is read-only is refused, though backups can be made',
    async (action) => {
      chmodSync(directory, 0o777);
      for (const name of readdirSync(directory)) chmodSync(join(directory, name), 0o666);
      takeRights(path, dir);
      unchanged(await upkeep(action, dir, { ...WORDS[action]?.(), ...user }), 'io');
    },
  );

  it('a backup can be put where writing is allowed', async () => {
    const elsewhere = join(dir, 'elsewhere');
    mkdirSync(elsewhere);
    chmodSync(elsewhere, 0o777);
    takeRights(path, directory, dir);
    const ended = await upkeep('backup', dir, { ...user, output: join(elsewhere, 'mine.db') });
    expect(ended.said).toMatchObject({ answer: 'mine.db' });
    chmodSync(dir, 0o755);
  });
});

describe('what is not ours to write', () => {
  it.each(['migrate', 'restore', 'rollback'])(
    'a database of another program is refused by %s and untouched',
    async (action) => {
      rmSync(path);
      const db = openDatabase({ path, mode: 'lock' });
      db.exec(
        'CREATE TABLE theirs (i); INSERT INTO theirs VALUES (1); PRAGMA application_id = 5; PRAGMA user_version = 2',
      );
      db.close();
      const bytes = readFileSync(path);
      const ended = await upkeep(action, dir, WORDS[action]?.());
      expect({ status: ended.status, code: ended.said?.code }).toEqual({ status: 3, code: 'not-ours' });
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(listBackups(directory)).toEqual([info]);
    },
  );

  it.each(['migrate', 'rollback'])(
    'a database newer than the program is refused by %s, which says what is needed',
    async (action) => {
      const folder = join(dir, 'older');
      mkdirSync(folder);
      for (const half of ['up', 'down'])
        writeFileSync(
          join(folder, `001_notes.${half}.sql`),
          readFileSync(join(dir, 'migrations', `001_notes.${half}.sql`)),
        );
      const ended = await upkeep(action, dir, { migrations: folder, ...(action === 'rollback' && { to: 0 }) });
      unchanged(ended, 'index-newer');
      expect(ended.said?.message).toContain('schema version 2');
      expect(ended.said?.hint).toContain('update automatosx');
    },
  );

  it.each(['migrate', 'backup', 'rollback'])(
    'a damaged database is refused by %s and left as it is',
    async (action) => {
      writeFileSync(path, readFileSync(path).fill(0x55, 4096, 6 * 4096));
      const bytes = readFileSync(path);
      const ended = await upkeep(action, dir, WORDS[action]?.());
      expect({ status: ended.status, code: ended.said?.code }).toEqual({ status: 3, code: 'index-damaged' });
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(listBackups(directory)).toEqual([info]);
    },
  );
});
