import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import {
  type BackupInfo,
  backup,
  describeLoss,
  listBackups,
  type RollbackOptions,
  type RolledBack,
  rollback,
} from '../../src/database/upkeep.ts';
import { type Migration, migrate, migrationStatus } from '../../src/database/writing.ts';
import { addNotes, hashOf, makeNotes, NOTES, notesMigrations } from './notes.ts';

let dir: string;
let path: string;
let directory: string;
let migrations: Migration[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-rollback-'));
  path = join(dir, 'notes.db');
  directory = join(dir, 'backups');
  migrations = notesMigrations(dir);
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const back = (options: Partial<RollbackOptions> = {}): Promise<RolledBack> =>
  rollback({ path, directory, database: 'notes', ...NOTES, migrations, ...options });
const make = (): BackupInfo =>
  backup({ path, directory, database: 'notes', reason: 'migrate', programVersion: '1.0.0' });
const run = (sql: string): void => {
  const db = openDatabase({ path });
  db.exec(sql);
  db.close();
};
const up = (to: number): void => {
  const db = openDatabase({ path });
  migrate(db, { ...NOTES, migrations, to });
  db.close();
};
const applied = (): number[] => {
  const db = openDatabase({ path });
  const states = migrationStatus(db, migrations);
  db.close();
  return states.filter(({ state }) => state === 'applied').map(({ number }) => number);
};

describe('a rollback', () => {
  it('goes by the down script when that leads back and nothing is lost for good', async () => {
    makeNotes(dir, migrations, { to: 1, notes: 30 });
    const before = hashOf(path);
    up(2);
    const present = hashOf(path);
    const { plan, undone, safety } = await back();
    expect(plan).toMatchObject({ from: 2, to: 1, way: 'down', proven: true, problem: '', loss: [], backup: null });
    expect(undone).toMatchObject([{ number: 2, name: 'words', state: 'pending' }]);
    expect(safety).toMatchObject({ reason: 'rollback', contentHash: present });
    expect(hashOf(path)).toBe(before);
    expect(applied()).toEqual([1]);
  });

  it('names the columns whose values would be lost, also of one that comes again with its default', async () => {
    const owner = "ALTER TABLE note ADD COLUMN owner TEXT NOT NULL DEFAULT 'me' COLLATE NOCASE";
    migrations = notesMigrations(dir, {
      '001_notes.up.sql': 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT; CREATE TABLE line (x)',
      '001_notes.down.sql': 'DROP TABLE note; DROP TABLE line',
      '002_words.up.sql': `${owner}; ALTER TABLE line ADD COLUMN y DEFAULT 1`,
      '002_words.down.sql': 'ALTER TABLE note DROP COLUMN owner; ALTER TABLE line DROP COLUMN y',
    });
    up(2);
    run("INSERT INTO note VALUES (1, 'a', 'you'), (2, 'b', 'me'), (3, 'c', 'ME')");
    run("INSERT INTO line VALUES ('same', 2), ('same', 2), ('same', 1), ('same', 1)");
    const { plan } = await back({ dryRun: true });
    expect(plan).toMatchObject({ way: 'refused', proven: true });
    expect(describeLoss(plan.loss)).toBe('line (y) 2 of 4, note (owner) 2 of 3');
    await expect(back()).rejects.toThrow(/loses rows: line \(y\) 2 of 4, note \(owner\) 2 of 3/);
  });

  it('goes by the backup of before when the down script would lose values and nothing was written since', async () => {
    makeNotes(dir, migrations, { to: 2, notes: 30 });
    const before = make();
    const filling = migrations.map((one) =>
      one.number === 3 ? { ...one, up: `${one.up}; UPDATE note SET mood = text; UPDATE note SET text = ''` } : one,
    );
    migrations = filling;
    up(3);
    const { plan, safety } = await back();
    expect(plan).toMatchObject({ way: 'backup', proven: true, backup: { name: before.name } });
    expect(hashOf(path)).toBe(before.contentHash);
    expect(safety?.schemaVersion).toBe(3);
    expect(applied()).toEqual([1, 2]);
  });

  it('goes by the backup of before where there is no down script', async () => {
    makeNotes(dir, migrations, { to: 3, notes: 30 });
    const before = make();
    up(4);
    const { plan, undone } = await back();
    expect(plan).toMatchObject({ from: 4, to: 3, way: 'backup', proven: false });
    expect(plan.problem).toContain('4_capitals');
    expect(undone).toMatchObject([{ number: 4 }]);
    expect(hashOf(path)).toBe(before.contentHash);
  });

  it('that would lose values is refused with the numbers of rows, and changes nothing', async () => {
    makeNotes(dir, migrations, { to: 2, notes: 30 });
    make();
    up(3);
    run("UPDATE note SET mood = 'fine' WHERE id <= 12");
    const present = hashOf(path);
    await expect(back()).rejects.toMatchObject({
      code: 'data-loss',
      message: expect.stringMatching(/from version 3 to 2 loses rows: note \(mood\) 12 of 30$/),
      hint: expect.stringContaining('--accept-data-loss'),
    });
    expect(hashOf(path)).toBe(present);
    expect(listBackups(directory)).toHaveLength(1);
    const { plan } = await back({ dryRun: true });
    expect(plan).toMatchObject({
      way: 'refused',
      proven: true,
      loss: [{ table: 'note', columns: ['mood'], rows: 12, of: 30 }],
    });
  });

  it('loses values when that is accepted, after a backup', async () => {
    makeNotes(dir, migrations, { to: 3, notes: 30 });
    run("UPDATE note SET mood = 'fine' WHERE id <= 12");
    const present = hashOf(path);
    const { plan, safety } = await back({ acceptDataLoss: true });
    expect(plan).toMatchObject({ way: 'down', loss: [{ table: 'note', rows: 12, of: 30 }] });
    expect(safety?.contentHash).toBe(present);
    expect(applied()).toEqual([1, 2]);
  });

  it('to a backup that lacks rows written since is refused, and accepted', async () => {
    makeNotes(dir, migrations, { to: 3, notes: 30 });
    const before = make();
    up(4);
    const db = openDatabase({ path });
    addNotes(db, 5);
    db.close();
    await expect(back()).rejects.toMatchObject({
      code: 'data-loss',
      message: expect.stringMatching(
        new RegExp(`by the backup ${before.name} only .* loses rows: note 5 of 35, note_text 5 of 35`),
      ),
    });
    const { plan } = await back({ acceptDataLoss: true });
    expect(plan.way).toBe('backup');
    expect(hashOf(path)).toBe(before.contentHash);
  });

  it('without a script and without a backup is no rollback, accepted or not', async () => {
    makeNotes(dir, migrations, { to: 4, notes: 30 });
    const present = hashOf(path);
    for (const acceptDataLoss of [false, true]) {
      await expect(back({ acceptDataLoss })).rejects.toMatchObject({
        code: 'migration-failed',
        message: expect.stringContaining('no way back from version 4 to 3'),
      });
    }
    expect(hashOf(path)).toBe(present);
  });

  it('does not take a backup of other contents for the one of before', async () => {
    makeNotes(dir, migrations, { to: 3, notes: 30 });
    make();
    run('DELETE FROM word WHERE note = 30');
    up(4);
    await expect(back()).rejects.toMatchObject({
      code: 'data-loss',
      message: expect.stringContaining('gives other rows than there are now'),
    });
  });

  it('passes over backups that are damaged, of others, or of another version', async () => {
    makeNotes(dir, migrations, { to: 2, notes: 30 });
    make();
    up(3);
    const good = make();
    backup({ path, directory, database: 'other', reason: 'migrate', programVersion: '1.0.0' });
    const bad = make();
    const db = openDatabase({ path: bad.path });
    db.exec('PRAGMA user_version = 3');
    db.close();
    up(4);
    expect((await back()).plan.backup?.name).toBe(good.name);
  });

  it('goes back over several at once, and nowhere when there is nothing to undo', async () => {
    makeNotes(dir, migrations, { to: 1, notes: 30 });
    const before = hashOf(path);
    up(3);
    expect((await back({ to: 1 })).undone.map(({ number }) => number)).toEqual([3, 2]);
    expect(hashOf(path)).toBe(before);
    expect(await back({ to: 1 })).toMatchObject({ plan: { way: 'none' }, undone: [], safety: null });
  });

  it('begins again when somebody writes meanwhile', async () => {
    makeNotes(dir, migrations, { to: 2, notes: 30 });
    const writer = openDatabase({ path });
    let times = 0;
    const now = (): Date => {
      if (times++ === 0) addNotes(writer, 1);
      return new Date();
    };
    const { safety } = await back({ now, to: 1 }).finally(() => writer.close());
    expect(safety?.rows.note).toBe(31);
    expect(applied()).toEqual([1]);
    expect(listBackups(directory)).toHaveLength(1);
  });
});
