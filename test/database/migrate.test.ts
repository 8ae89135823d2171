import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, guard, openDatabase, type Row } from '../../src/database/index.ts';
import { contentHash, schemaDigest } from '../../src/database/upkeep.ts';
import {
  type MigrateOptions,
  type Migration,
  migrate,
  migrateDown,
  migrationStatus,
  pendingMigrations,
} from '../../src/database/writing.ts';
import { APP, migration, refusal, scratch } from './material.ts';

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

const open = (name = 'a.db'): Database => {
  const db = openDatabase({ path: space.path(name) });
  opened.push(db);
  return db;
};
const ONE = migration(1, 'CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);', 'DROP TABLE a;');
const TWO = migration(2, 'CREATE TABLE b (a INTEGER REFERENCES a(id) ON DELETE CASCADE);', 'DROP TABLE b;');
const THREE = migration(3, 'CREATE INDEX a_name ON a(name);', 'DROP INDEX a_name;');
const up = (db: Database, migrations: readonly Migration[], more: Partial<MigrateOptions> = {}): number[] =>
  migrate(db, { ...APP, migrations, ...more }).map(({ number }) => number);
const down = (db: Database, migrations: readonly Migration[], to?: number): number[] =>
  migrateDown(db, { ...APP, migrations, ...(to !== undefined && { to }) }).map(({ number }) => number);
const rows = (db: Database, sql: string): Row[] =>
  db
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));
const states = (db: Database, migrations: readonly Migration[]): string =>
  migrationStatus(db, migrations)
    .map(({ number, state, outOfOrder }) => `${number} ${state}${outOfOrder ? ' late' : ''}`)
    .join(', ');

describe('a migration that fails', () => {
  // Each row: what is wrong, the script, and what the message must say.
  it.each([
    [
      'names a table that is missing',
      'CREATE TABLE b(x int);\nINSERT INTO nosuch VALUES(1);\nCREATE TABLE c(x int);',
      /002_step2.*statement 2 \(line 2\).*no such table: nosuch/,
    ],
    [
      'breaks a constraint',
      'CREATE TABLE b(x UNIQUE);\n\nINSERT INTO b VALUES (1);\nINSERT INTO b VALUES (1)',
      /statement 3 \(line 4\).*UNIQUE constraint failed: b\.x/,
    ],
    ['cannot be read', 'CREATE TABLE b(x);\nCREATE TABLE (;', /statement 2 \(line 2\).*syntax error/],
    [
      'is never closed',
      "CREATE TABLE b(x);\nINSERT INTO b VALUES ('never; closed)",
      /statement 2 \(line 2\).*unrecognized token/,
    ],
    [
      'is never closed, over many lines',
      `CREATE TABLE b(x);\nINSERT INTO b VALUES ('${'long\n'.repeat(1000)}`,
      /statement 2 \(line 2\).*unrecognized token.{1,200}…$/,
    ],
    [
      'raises an error of lines',
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT RAISE(ABORT, 'one\ntwo'); END; INSERT INTO a VALUES (1, 2)",
      /statement 2 .*one two$/,
    ],
    [
      'rolls back by itself',
      'CREATE TABLE b(x UNIQUE); INSERT INTO b VALUES (1); INSERT OR ROLLBACK INTO b VALUES (1); CREATE TABLE c (x)',
      /statement 3 .*UNIQUE constraint failed/,
    ],
    [
      'makes a table that rolls back',
      'CREATE TABLE b(x UNIQUE ON CONFLICT ROLLBACK); INSERT INTO b VALUES (1), (1)',
      /statement 2 .*UNIQUE constraint failed/,
    ],
    [
      'ends in a trigger',
      'CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;',
      /statement 1 \(line 1\).*incomplete input/,
    ],
    [
      'sets the mark of the application',
      'CREATE TABLE b(x);\n/* ; */ PRAGMA application_id = 5',
      /statement 2 \(line 2\) is PRAGMA/,
    ],
    ['ends the transaction', 'CREATE TABLE b(x); commit; DELETE FROM a', /statement 2 \(line 1\) is COMMIT/],
    ['holds a NUL character', 'CREATE TABLE b(x);\0DELETE FROM a', /NUL/],
    ['drops the ledger', 'DROP TABLE schema_migration', /002_step2.*table of migrations/],
    ['renames the ledger', 'ALTER TABLE schema_migration RENAME TO other', /table of migrations/],
    ['takes a column of the ledger', 'ALTER TABLE schema_migration DROP COLUMN program', /table of migrations/],
    [
      'hangs a trigger on the ledger',
      'CREATE TRIGGER t AFTER INSERT ON schema_migration BEGIN SELECT 1; END',
      /table of migrations/,
    ],
    ['changes what the ledger says', "UPDATE schema_migration SET checksum = 'x'", /what schema_migration records/],
    ['empties the ledger', 'DELETE FROM schema_migration', /what schema_migration records/],
    ['leaves temporary tables', 'CREATE TEMP TABLE a (x)', /temporary/],
    [
      'asserts what is not so',
      '-- assert: SELECT count(*) = 7 FROM a',
      /not true afterwards: SELECT count\(\*\) = 7 FROM a/,
    ],
    ['asserts what has no answer', '-- assert: SELECT name FROM a', /not true/],
    ['asserts what cannot be asked', '-- assert: SELECT x FROM nowhere', /assertion.*no such table: nowhere/],
    ['makes a value too big', 'INSERT INTO a (name) VALUES (zeroblob(3000000000))', /statement 1.*too big/],
  ])('since it %s changes nothing, and says what is wrong', (_, script, message) => {
    const db = open();
    up(db, [ONE]);
    const before = contentHash(db);
    const ledger = rows(db, 'SELECT * FROM schema_migration');
    const told: string[] = [];
    const onMigration: MigrateOptions['onMigration'] = ({ number, ok }) => told.push(`${number} ${ok}`);
    const bad = migration(2, script);
    const error = refusal(() => up(db, [ONE, bad, THREE], { onMigration }));
    expect(error.code).toBe('migration-failed');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
    expect(told.filter((line) => line.endsWith('true')).every((line) => line > '2')).toBe(true);
    expect(contentHash(db)).toBe(before);
    expect(rows(db, 'SELECT * FROM schema_migration')).toEqual(ledger);
    expect(db.inTransaction).toBe(false);
    expect(rows(db, 'PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    // With the right text in its place all goes on.
    expect(up(db, [ONE, TWO, THREE])).toEqual([2, 3]);
  });

  it('is told once, after those that went well', () => {
    const db = open();
    const told: string[] = [];
    const onMigration: MigrateOptions['onMigration'] = ({ number, ok, state }) => told.push(`${number} ${state} ${ok}`);
    refusal(() => up(db, [ONE, TWO, migration(3, 'nonsense')], { onMigration }));
    expect(told).toEqual(['1 applied true', '2 applied true', '3 pending false']);
    expect(rows(db, 'SELECT name FROM sqlite_schema')).toEqual([]);
  });

  it('since the database is full leaves it as it was', () => {
    const db = open();
    up(db, [ONE]);
    const before = contentHash(db);
    db.exec(`PRAGMA max_page_count = ${Number(rows(db, 'PRAGMA page_count')[0]?.page_count) + 3}`);
    const big = migration(2, 'CREATE TABLE b(x); INSERT INTO b VALUES (zeroblob(1000000));');
    const error = refusal(() => up(db, [ONE, big]));
    expect(error).toMatchObject({ code: 'no-space', message: expect.stringContaining('002_step2') });
    expect(db.inTransaction).toBe(false);
    expect(contentHash(db)).toBe(before);
    db.exec('PRAGMA max_page_count = 100000');
    expect(up(db, [ONE, big])).toEqual([2]);
  });
});

describe('a script', () => {
  it.each([
    ['of nothing', ''],
    ['of comments', '-- nothing;\n/* at; all */'],
    ['of semicolons', ';;\n ; '],
    ['without a last semicolon', 'CREATE TABLE odd (x)'],
    ['with a byte order mark', '\uFEFFCREATE TABLE odd (x);'],
    ['with line ends of Windows', "CREATE TABLE odd (x);\r\nINSERT INTO odd VALUES ('a\r\nb');\r\n"],
    [
      'with semicolons where they end nothing',
      "CREATE TABLE odd (x); INSERT INTO odd VALUES (';''; PRAGMA x;'); CREATE TABLE \"a;b\" ([c;d], `e;f`);",
    ],
    [
      'with a trigger',
      "CREATE TEMP TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT ';END;'; END; DROP TRIGGER t; CREATE TABLE odd (x)",
    ],
    ['with words that are names', 'CREATE TABLE "commit" ("pragma" TEXT); INSERT INTO "commit" VALUES (\'vacuum\');'],
    [
      'of a table without rowids and columns that are computed',
      'CREATE TABLE odd (k TEXT PRIMARY KEY, n INT, d INT AS (n * 2) STORED) WITHOUT ROWID; INSERT INTO odd VALUES (1, 2);',
    ],
    ['of full text', "CREATE VIRTUAL TABLE odd USING fts5(body); INSERT INTO odd VALUES ('x; y')"],
    [
      'that reads the ledger',
      'CREATE TABLE odd AS SELECT number FROM schema_migration; CREATE VIEW v AS SELECT * FROM schema_migration',
    ],
    ['of a view on nothing', 'CREATE VIEW odd AS SELECT * FROM nowhere'],
    ['with scratch tables', 'CREATE TEMP TABLE s (x); DROP TABLE s'],
    [
      'with an assertion that holds',
      "CREATE TABLE odd (x); INSERT INTO odd VALUES ('é');\n-- assert: SELECT 'é' = x FROM odd;\n-- assert: SELECT 0.5",
    ],
  ])('%s is run', (_, script) => {
    const db = open();
    expect(up(db, [ONE, migration(2, script), THREE])).toEqual([1, 2, 3]);
    expect(states(db, [ONE, migration(2, script), THREE])).toBe('1 applied, 2 applied, 3 applied');
  });

  it('of ten megabytes is run', () => {
    const db = open();
    const line = `INSERT INTO big VALUES ('${'x;'.repeat(500)}');\n`;
    const script = `CREATE TABLE big (x);\n${line.repeat(10_000)}INSERT INTO big VALUES (1, 2);`;
    expect(refusal(() => up(db, [migration(1, script)])).message).toContain('statement 10002 (line 10002)');
    expect(up(db, [migration(1, script.replace('(1, 2)', `('${'y'.repeat(10_000_000)}')`))])).toEqual([1]);
    expect(rows(db, 'SELECT count(*) AS n FROM big')).toEqual([{ n: 10_001 }]);
  });

  it('that is no UTF-8, or asserts no SELECT, is no migration', () => {
    expect(() => migration(1, new Uint8Array([0x53, 0xff, 0x3b]))).toThrow('001_step1.up.sql cannot be read');
    expect(() => migration(1, '-- assert: DELETE FROM a')).toThrow('one SELECT');
    expect(() => migration(1, '-- assert: SELECT 1; SELECT 2')).toThrow('one SELECT');
    expect(migration(1, "SELECT '\n-- assert: nothing\n'").assertions).toEqual([]);
  });
});

it('a thousand migrations are applied, and undone', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({
    ...{ number: i + 1, name: `m${i}`, up: `CREATE TABLE t${i} (x)`, down: `DROP TABLE t${i}` },
    ...{ checksum: `${i}`, minimumReader: 1, assertions: [] },
  }));
  const db = open();
  expect(up(db, many)).toHaveLength(1000);
  expect(up(db, many)).toEqual([]);
  expect(down(db, many, 0)).toHaveLength(1000);
  expect(rows(db, "SELECT name FROM sqlite_schema WHERE name <> 'schema_migration'")).toEqual([]);
});

it('a migration that was edited is told, with its file and both checksums; line ends do not count', () => {
  const db = open();
  up(db, [ONE, TWO]);
  const windows = migration(2, TWO.up.replaceAll('\n', '\r\n'), TWO.down);
  expect(up(db, [ONE, windows])).toEqual([]);
  const edited = migration(2, `${TWO.up}-- more\n`, TWO.down);
  expect(states(db, [ONE, edited])).toBe('1 applied, 2 changed');
  expect(migrationStatus(db, [edited])[1]).toMatchObject({ checksum: TWO.checksum, expectedChecksum: edited.checksum });
  for (const work of [() => up(db, [ONE, edited, THREE]), () => up(db, [ONE, edited]), () => down(db, [ONE, edited])]) {
    const { code, message } = refusal(work);
    expect(code).toBe('migration-changed');
    for (const part of [edited.path as string, TWO.checksum, edited.checksum]) expect(message).toContain(part);
  }
  expect(up(db, [ONE, TWO, THREE])).toEqual([3]);
});

it('a migration below one that was applied is refused, and applied and recorded when that is allowed', () => {
  const db = open();
  up(db, [ONE, THREE]);
  const all = [ONE, TWO, THREE];
  expect(states(db, all)).toBe('1 applied, 2 pending late, 3 applied');
  expect(pendingMigrations(db, all).outOfOrder.map(({ number }) => number)).toEqual([2]);
  const error = refusal(() => up(db, all));
  expect(error.code).toBe('migration-out-of-order');
  expect(error.message).toContain('002_step2');
  expect(up(db, all, { allowOutOfOrder: true })).toEqual([2]);
  expect(states(db, all)).toBe('1 applied, 2 applied late, 3 applied');
  expect(rows(db, 'SELECT number FROM schema_migration ORDER BY sequence').map(({ number }) => number)).toEqual([
    1, 3, 2,
  ]);
  expect(rows(db, 'PRAGMA user_version')).toEqual([{ user_version: 3 }]);
  expect(guard(db, { ...APP, version: 3, write: true })).toBe('current');
  // The last that was applied is the first to go.
  expect(down(db, all)).toEqual([2]);
  expect(states(db, all)).toBe('1 applied, 2 pending late, 3 applied');
  expect(up(db, all, { allowOutOfOrder: true, to: 2 })).toEqual([2]);
  expect(down(db, all, 0)).toEqual([2, 3, 1]);
});

it('a parent that is rebuilt keeps its children, while others have foreign keys on', () => {
  const db = open();
  up(db, [ONE, TWO]);
  const other = open();
  other.exec("INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1), (1), (2)");
  const rebuild = migration(
    3,
    'CREATE TABLE new_a (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO new_a SELECT * FROM a; DROP TABLE a; ALTER TABLE new_a RENAME TO a;',
  );
  up(db, [ONE, TWO, rebuild]);
  expect(rows(other, 'SELECT a FROM b')).toEqual([{ a: 1 }, { a: 1 }, { a: 2 }]);
  expect(rows(other, 'PRAGMA foreign_key_check')).toEqual([]);
  // Both connections keep them on.
  for (const connection of [db, other])
    expect(() => connection.exec('INSERT INTO b VALUES (9)')).toThrow('FOREIGN KEY');
});

it.each([
  ['orphans rows', 'DELETE FROM a WHERE id = 1', /row 1 of b refers to a missing row of a, and 1 more/],
  [
    'names no key of a parent',
    'CREATE TABLE c (x REFERENCES a(name)); INSERT INTO c VALUES (1)',
    /foreign key mismatch/,
  ],
])('a migration that %s is refused', (_, script, message) => {
  const db = open();
  up(db, [ONE, TWO]);
  db.exec("INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (1), (1)");
  const before = contentHash(db);
  const error = refusal(() => up(db, [ONE, TWO, migration(3, script)]));
  expect(error.code).toBe('index-damaged');
  expect(error.message).toMatch(message);
  expect(contentHash(db)).toBe(before);
});

describe('a version to go to', () => {
  it.each([-1, 1.5, 4, 99, Number.NaN])('that does not exist is refused: %s', (to) => {
    const db = open();
    up(db, [ONE, TWO]);
    expect(refusal(() => up(db, [ONE, TWO, THREE], { to })).code).toBe('usage');
    expect(refusal(() => down(db, [ONE, TWO, THREE], to)).code).toBe('usage');
  });

  it('is reached, and no step more', () => {
    const db = open();
    const all = [ONE, TWO, THREE];
    expect(up(db, all, { to: 0 })).toEqual([]);
    expect(up(db, all, { to: 2 })).toEqual([1, 2]);
    expect(up(db, all, { to: 2 })).toEqual([]);
    expect(refusal(() => up(db, all, { to: 1 })).hint).toBe('to go back: ax db rollback --to 1');
    expect(up(db, all)).toEqual([3]);
    expect(down(db, all, 3)).toEqual([]);
    expect(down(db, all, 1)).toEqual([3, 2]);
    expect(down(db, all)).toEqual([1]);
    expect(down(db, all)).toEqual([]);
    expect(rows(db, 'PRAGMA user_version')).toEqual([{ user_version: 0 }]);
    expect(up(db, all)).toEqual([1, 2, 3]);
  });

  it('may have gaps below it', () => {
    const db = open();
    const seven = migration(7, 'CREATE TABLE g (x)', 'DROP TABLE g');
    expect(up(db, [ONE, seven])).toEqual([1, 7]);
    expect(guard(db, { ...APP, version: 7, write: true })).toBe('current');
    expect(down(db, [ONE, seven])).toEqual([7]);
    expect(rows(db, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
  });
});

describe('a way back', () => {
  it('that is missing is refused before anything is undone', () => {
    const db = open();
    const all = [ONE, migration(2, 'CREATE TABLE b (x)'), THREE];
    up(db, all);
    expect(refusal(() => down(db, all, 0))).toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('002_step2'),
    });
    expect(states(db, all)).toBe('1 applied, 2 applied, 3 applied');
  });

  it.each([
    ['leaves something', 'SELECT 1', /table b added/],
    ['takes too much', 'DROP TABLE b; DROP TABLE a', /table a removed/],
    ['fails', 'DROP TABLE b; DROP TABLE c', /002_step2 failed, down script: statement 2 .*no such table: c/],
    ['is none', 'ROLLBACK', /is ROLLBACK/],
  ])('that %s is refused', (_, script, message) => {
    const db = open();
    const all = [ONE, migration(2, TWO.up, script)];
    up(db, all);
    const digest = schemaDigest(db);
    const error = refusal(() => down(db, all));
    expect(error.code).toBe('migration-failed');
    expect(error.message).toMatch(message);
    expect(schemaDigest(db)).toBe(digest);
    expect(states(db, all)).toBe('1 applied, 2 applied');
  });
});

describe('a database', () => {
  it('of another program is not touched', () => {
    const db = open();
    db.exec('PRAGMA application_id = 5; CREATE TABLE theirs (x)');
    const before = contentHash(db);
    for (const work of [() => up(db, [ONE]), () => down(db, [ONE])]) expect(refusal(work).code).toBe('not-ours');
    expect(contentHash(db)).toBe(before);
  });

  it('of a newer program is not touched, and told with the program that made it', () => {
    const db = open();
    up(db, [ONE, TWO, THREE], { programVersion: '3.1.4' });
    const { code, message, hint } = refusal(() => up(db, [ONE]));
    expect(code).toBe('index-newer');
    expect(message).toMatch(/schema version 3, made by automatosx 3\.1\.4: newer than version 1/);
    expect(hint).toContain('to 3.1.4 or newer');
    const gap = open('gap.db');
    up(gap, [ONE, TWO, THREE], { programVersion: '3.1.4' });
    expect(refusal(() => up(gap, [ONE, THREE]))).toMatchObject({
      code: 'index-newer',
      message: expect.stringContaining('002_step2'),
    });
    expect(states(gap, [ONE, THREE])).toBe('1 applied, 2 unknown, 3 applied');
  });

  it('whose schema was changed by hand is not migrated', () => {
    const db = open();
    up(db, [ONE]);
    db.exec('CREATE INDEX mine ON a(name); ALTER TABLE a ADD COLUMN mine');
    const { code, message } = refusal(() => up(db, [ONE, TWO]));
    expect(code).toBe('index-damaged');
    expect(message).toContain('column a.mine added, index mine added');
    db.exec('DROP INDEX mine; ALTER TABLE a DROP COLUMN mine; ANALYZE');
    expect(up(db, [ONE, TWO])).toEqual([2]);
  });

  it('whose ledger contradicts its version is not migrated', () => {
    const db = open();
    up(db, [ONE]);
    db.exec('PRAGMA user_version = 2');
    expect(refusal(() => up(db, [ONE, TWO])).code).toBe('index-damaged');
    db.exec('PRAGMA user_version = 1; ALTER TABLE schema_migration RENAME COLUMN program TO x');
    expect(refusal(() => up(db, [ONE, TWO])).message).toContain('lacks program');
    db.exec('DROP TABLE schema_migration');
    expect(refusal(() => up(db, [ONE, TWO])).code).toBe('index-damaged');
  });

  it('in use by one who writes is waited for, then told; readers do not matter', () => {
    const db = open();
    up(db, [ONE]);
    const other = open();
    other.exec('BEGIN IMMEDIATE; INSERT INTO a VALUES (1, 2)');
    expect(refusal(() => up(db, [ONE, TWO], { busyTimeoutMs: 20 })).code).toBe('locked');
    // Nothing is to be done, so nobody is waited for.
    expect(up(db, [ONE])).toEqual([]);
    other.exec('ROLLBACK; BEGIN; SELECT * FROM a');
    expect(up(db, [ONE, TWO], { busyTimeoutMs: 20 })).toEqual([2]);
    other.exec('COMMIT');
    expect(rows(db, 'PRAGMA busy_timeout')).toEqual([{ timeout: 5000 }]);
  });

  it('with a ledger that has no sequence yet is read, and gets one when it is written', () => {
    const db = open();
    db.exec(`${ONE.up} ${TWO.up} PRAGMA application_id = 77; PRAGMA user_version = 2;
      CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL,
        applied_at TEXT NOT NULL, milliseconds INTEGER NOT NULL, program TEXT NOT NULL, minimum_reader INTEGER NOT NULL) STRICT;
      INSERT INTO schema_migration VALUES (2, 'step2', '${TWO.checksum}', '2026-01-02', 2, '0.9', 2), (1, 'step1', '${ONE.checksum}', '2026-01-02', 1, '0.9', 1)`);
    const all = [ONE, TWO, THREE];
    const before = contentHash(db);
    expect(states(db, all)).toBe('1 applied, 2 applied, 3 pending');
    expect(up(db, [ONE, TWO])).toEqual([]);
    expect(refusal(() => up(db, [ONE, TWO, migration(3, 'nonsense')])).code).toBe('migration-failed');
    expect(contentHash(db)).toBe(before);
    expect(up(db, all)).toEqual([3]);
    expect(rows(db, 'SELECT number, sequence FROM schema_migration')).toEqual(
      [1, 2, 3].map((n) => ({ number: n, sequence: n })),
    );
    const fresh = open('fresh.db');
    up(fresh, all);
    expect(contentHash(fresh)).toBe(contentHash(db));
  });
});
