import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkIntegrity, openDatabase } from '../../src/database/index.ts';
import { migrate, migrationStatus } from '../../src/database/writing.ts';
import { hashOf, makeNotes, NOTES, notesMigrations, SCRIPTS, upkeep } from './notes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-migrators-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

it('killed by itself in the middle of a migration, leaves the schema and rows of before; the mended one goes through', async () => {
  const migrations = notesMigrations(dir, {
    '001_notes.up.sql': String(SCRIPTS['001_notes.up.sql']),
    '002_more.up.sql': `CREATE TABLE b (x INTEGER); INSERT INTO b VALUES (1); UPDATE b SET x = die(); CREATE TABLE c (x INTEGER)`,
  });
  makeNotes(dir, migrations, { to: 1, notes: 20 });
  const before = hashOf(join(dir, 'notes.db'));
  expect(await upkeep('migrate', dir)).toMatchObject({ signal: 'SIGKILL', said: undefined });
  expect(hashOf(join(dir, 'notes.db'))).toBe(before);
  writeFileSync(join(dir, 'migrations', '002_more.up.sql'), 'CREATE TABLE b (x INTEGER); CREATE TABLE c (x INTEGER)');
  expect(await upkeep('migrate', dir)).toMatchObject({ status: 0, said: { answer: [2] } });
});

it('a statement that fails half-way changes nothing and is named', async () => {
  const migrations = notesMigrations(dir, {
    '001_notes.up.sql': String(SCRIPTS['001_notes.up.sql']),
    '002_more.up.sql': 'CREATE TABLE b (x INTEGER);\nINSERT INTO nosuch VALUES (1);\nCREATE TABLE c (x INTEGER);\n',
  });
  makeNotes(dir, migrations, { to: 1, notes: 20 });
  const before = hashOf(join(dir, 'notes.db'));
  const { status, said } = await upkeep('migrate', dir);
  expect({ status, code: said?.code }).toEqual({ status: 3, code: 'migration-failed' });
  expect(said?.message).toMatch(/2_more.*statement 2.*no such table: nosuch/);
  expect(hashOf(join(dir, 'notes.db'))).toBe(before);
});

it.each([6, 16])(
  '%i migrators at once, the first of which takes its time, all end well and apply each migration once',
  async (count) => {
    const slow = `CREATE TABLE slow (n INTEGER NOT NULL) STRICT;
    INSERT INTO slow WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2500000) SELECT sum(n) FROM c`;
    const migrations = notesMigrations(dir, {
      '001_slow.up.sql': slow,
      '002_second.up.sql': 'CREATE TABLE second (x INTEGER); INSERT INTO second VALUES (1)',
      '003_third.up.sql': 'UPDATE second SET x = x + 1',
    });
    const ends = await Promise.all(Array.from({ length: count }, () => upkeep('migrate', dir)));
    expect(ends.map(({ status, said }) => ({ status, refused: said?.message }))).toEqual(
      ends.map(() => ({ status: 0, refused: undefined })),
    );
    const applied = ends.flatMap(({ said }) => said?.answer as number[]);
    expect(applied.sort()).toEqual([1, 2, 3]);
    const db = openDatabase({ path: join(dir, 'notes.db') });
    expect(checkIntegrity(db)).toEqual([]);
    expect(db.prepare('SELECT x FROM second').all()).toEqual([{ x: 2 }]);
    expect(migrationStatus(db, migrations).map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
    db.close();
  },
);

it('a migrator that crashed needs no unlocking', async () => {
  const migrations = notesMigrations(dir);
  makeNotes(dir, migrations, { to: 1, notes: 300 });
  // The tenth step lies inside the transaction.
  expect(await upkeep('migrate', dir, { stop: 10 })).toMatchObject({ signal: 'SIGKILL' });
  const db = openDatabase({ path: join(dir, 'notes.db'), busyTimeoutMs: 0 });
  expect(migrate(db, { ...NOTES, migrations, busyTimeoutMs: 0 }).map(({ number }) => number)).toEqual([2, 3, 4]);
  db.close();
});
