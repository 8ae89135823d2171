import { existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { type DryRun, type DryRunOptions, dryRun, rowCounts, schemaDigest } from '../../src/database/upkeep.ts';
import { type Migration, migrate, migrateDown, migrationStatus } from '../../src/database/writing.ts';
import { APP, fileHashes, migration, refusal, scratch } from './material.ts';

let space: ReturnType<typeof scratch>;
let opened: Database[];
beforeEach(() => {
  space = scratch();
  opened = [];
});
afterEach(() => {
  for (const db of opened) db.close();
  space.remove();
});
const open = (): Database => {
  const db = openDatabase({ path: space.path('a.db') });
  opened.push(db);
  return db;
};
const ONE = migration(
  1,
  'CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE b (a INTEGER REFERENCES a(id) ON DELETE CASCADE)',
  'DROP TABLE b; DROP TABLE a',
);
const TWO = migration(
  2,
  "ALTER TABLE a ADD COLUMN more TEXT; INSERT INTO a (name) VALUES ('new')",
  'ALTER TABLE a DROP COLUMN more',
);
const predict = (migrations: readonly Migration[], more: Partial<DryRunOptions> = {}): DryRun =>
  dryRun({ ...APP, migrations, path: space.path('a.db'), directory: space.path('copies'), direction: 'up', ...more });
const filled = (): Database => {
  const db = open();
  migrate(db, { ...APP, migrations: [ONE] });
  db.exec("INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1), (1), (2)");
  return db;
};

it('what a migration would do is told, and nothing is done', () => {
  const db = filled();
  const before = fileHashes(db.path);
  const told = predict([ONE, TWO]);
  expect(fileHashes(db.path)).toEqual(before);
  // Nothing but the lock of those who work there.
  expect(readdirSync(space.path('copies'))).toEqual(['.lock']);
  expect(told).toMatchObject({
    ...{ ok: true, error: null, rows: { a: { before: 2, after: 3 }, b: { before: 3, after: 3 } } },
    schema: [{ kind: 'column', name: 'a.more', change: 'added', to: 'TEXT' }],
    migrations: [{ number: 2, name: 'step2', state: 'applied', outOfOrder: false }],
  });
  expect(told.bytesNeeded).toBeGreaterThan(4096);
  expect(told.bytesFree).toBeGreaterThan(told.bytesNeeded);
  migrate(db, { ...APP, migrations: [ONE, TWO] });
  expect(schemaDigest(db)).toBe(told.digest);
  expect(rowCounts(db)).toEqual({ a: 3, b: 3 });
  const back = predict([ONE, TWO], { direction: 'down' });
  expect(back).toMatchObject({
    ok: true,
    migrations: [{ number: 2, state: 'pending' }],
    schema: [{ change: 'removed' }],
  });
  migrateDown(db, { ...APP, migrations: [ONE, TWO] });
  expect(schemaDigest(db)).toBe(back.digest);
});

it('of a database that is closed no byte changes', () => {
  filled();
  for (const db of opened.splice(0)) db.close();
  const before = fileHashes(space.path('a.db'));
  expect(predict([ONE, TWO]).ok).toBe(true);
  expect(fileHashes(space.path('a.db'))).toEqual(before);
  expect(migrationStatus(open(), [ONE, TWO])[1]?.state).toBe('pending');
});

it.each([
  [
    'fails half-way',
    'CREATE TABLE c(x int);\nINSERT INTO nosuch VALUES(1);',
    'migration-failed',
    /002_step2.*statement 2 \(line 2\).*no such table/,
  ],
  ['orphans rows', 'DELETE FROM a', 'index-damaged', /a\.db fails its checks/],
  ['is refused', 'VACUUM', 'migration-failed', /VACUUM/],
])('a migration that %s is told with its error', (_, script, code, message) => {
  const db = filled();
  const told = predict([ONE, migration(2, script)]);
  expect(told).toMatchObject({ ok: false, error: { code }, schema: [] });
  expect(told.error?.message).toMatch(message);
  expect(told.error?.message).not.toContain('copies');
  const came = refusal(() => migrate(db, { ...APP, migrations: [ONE, migration(2, script)] }));
  expect(told.error?.code).toBe(came.code);
  expect(told.rows.a).toEqual({ before: 2, after: 2 });
});

it('a rebuild of a parent is told to keep its children', () => {
  filled();
  const rebuild = migration(
    2,
    'CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO n SELECT * FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a',
  );
  expect(predict([ONE, rebuild])).toMatchObject({ ok: true, rows: { b: { before: 3, after: 3 } }, schema: [] });
});

it('a disk that is too small is told, with how much is needed', () => {
  filled();
  const told = predict([ONE, TWO], { bytesFree: 1000 });
  expect(told).toMatchObject({ ok: false, bytesFree: 1000, error: { code: 'no-space' } });
  expect(told.error?.message).toContain(`${told.bytesNeeded} bytes`);
});

it('what was written while others have it open is seen, and they are not disturbed', () => {
  const db = filled();
  db.exec("BEGIN IMMEDIATE; INSERT INTO a VALUES (3, 'not yet')");
  expect(predict([ONE, TWO]).rows.a).toEqual({ before: 2, after: 3 });
  db.exec('COMMIT');
  expect(predict([ONE, TWO]).rows.a).toEqual({ before: 3, after: 4 });
});

it('a database that is not there, or empty, is made', () => {
  expect(predict([ONE])).toMatchObject({ ok: true, migrations: [{ number: 1 }], rows: { a: { before: 0, after: 0 } } });
  expect(existsSync(space.path('a.db'))).toBe(false);
  writeFileSync(space.path('a.db'), '');
  expect(predict([ONE]).ok).toBe(true);
  expect(statSync(space.path('a.db')).size).toBe(0);
});

it('what is no database, and a directory that cannot be made, are told', () => {
  writeFileSync(space.path('a.db'), 'no database at all; '.repeat(500));
  expect(refusal(() => predict([ONE])).code).toBe('index-damaged');
  rmSync(space.path('a.db'));
  filled();
  for (const db of opened.splice(0)) db.close();
  truncateSync(space.path('a.db'), 5000);
  expect(refusal(() => predict([ONE])).code).toBe('index-damaged');
  writeFileSync(space.path('in-the-way'), '');
  expect(refusal(() => predict([ONE], { directory: space.path('in-the-way/copies') })).code).toBe('io');
});
