import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkIntegrity, openDatabase, type Row } from '../../src/database/index.ts';
import { type Salvaged, salvage, schemaDigest } from '../../src/database/upkeep.ts';
import { migrate } from '../../src/database/writing.ts';
import { migration } from './material.ts';

const PAGE = 4096;
const ROWS = 2000;
// Children come before their parents in order of names, and a trigger counts what is put in.
const SCHEMA = `
  CREATE TABLE answer (id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES note(id), text TEXT NOT NULL) STRICT;
  CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE INDEX note_text ON note (text);
  CREATE TABLE pair (a INTEGER, b TEXT, text TEXT, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
  CREATE TABLE log (line TEXT);
  CREATE TABLE total (n INTEGER NOT NULL) STRICT;
  CREATE TRIGGER note_counted AFTER INSERT ON note BEGIN UPDATE total SET n = n + 1; END;
  INSERT INTO total VALUES (0)`;
const migrations = [migration(1, SCHEMA, undefined, 'notes')];
const NOTES = { applicationId: 77, programVersion: '1.0.0', migrations };

let dir: string;
let path: string;
let to: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-salvage-'));
  [path, to] = [join(dir, 'notes.db'), join(dir, 'new.db')];
  const db = openDatabase({ path });
  migrate(db, NOTES);
  db.transaction(() => {
    for (let id = 1; id <= ROWS; id++) {
      db.prepare('INSERT INTO note VALUES (?, ?)').run(id, `note ${id} ${'x'.repeat(400)}`);
      db.prepare('INSERT INTO pair VALUES (?, ?, ?)').run(id % 7, `b${id}`, 'y'.repeat(400));
      db.prepare('INSERT INTO log VALUES (?)').run('all lines are alike');
    }
    for (let id = 1; id <= ROWS; id++) db.prepare('INSERT INTO answer VALUES (?, ?, ?)').run(id, id, `to ${id}`);
  });
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const saved = (): Salvaged[] => salvage({ ...NOTES, path, to });
const ask = (file: string, sql: string): Row[] => {
  const db = openDatabase({ path: file, readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};
const result = (table: string, all: readonly Salvaged[]): Salvaged | undefined =>
  all.find((one) => one.table === table);

/** Overwrites the page in the middle of those that hold a text. */
function damage(text: string): void {
  const bytes = readFileSync(path);
  const pages = Array.from({ length: bytes.length / PAGE }, (_, n) => n).filter((n) =>
    bytes.subarray(n * PAGE, (n + 1) * PAGE).includes(text),
  );
  const page = pages[pages.length >> 1] as number;
  bytes.fill(0xa5, page * PAGE, (page + 1) * PAGE);
  writeFileSync(path, bytes);
}

/** The new database is sound, has the schema of the program, and only rows that were in the old one. */
function expectSound(): void {
  const db = openDatabase({ path: to });
  expect(checkIntegrity(db, 'integrity_check')).toEqual([]);
  expect(migrate(db, NOTES)).toEqual([]);
  const fresh = openDatabase({ path: ':memory:' });
  migrate(fresh, NOTES);
  expect(schemaDigest(db)).toBe(schemaDigest(fresh));
  fresh.close();
  db.close();
  expect(ask(to, "SELECT id FROM note WHERE text <> printf('note %d ', id) || printf('%.400c', 'x')")).toEqual([]);
}

it('takes all rows of a sound database, children and all, as they are', () => {
  expect(saved()).toEqual([
    { table: 'answer', rows: ROWS, whole: true },
    { table: 'log', rows: ROWS, whole: true },
    { table: 'note', rows: ROWS, whole: true },
    { table: 'pair', rows: ROWS, whole: true },
    { table: 'total', rows: 1, whole: true },
  ]);
  expect(ask(to, 'SELECT n FROM total')).toEqual([{ n: ROWS }]);
  expectSound();
});

it('takes the rows before and behind a damaged page, and what refers to them', () => {
  damage('note 1000 x');
  damage('b1000y');
  const before = readFileSync(path);
  const all = saved();
  expect(readFileSync(path).equals(before)).toBe(true);
  for (const table of ['note', 'answer', 'pair']) expect(result(table, all)?.whole).toBe(false);
  // One leaf of some nine rows is lost.
  expect(result('note', all)?.rows).toBeGreaterThan(ROWS - 20);
  expect(result('answer', all)?.rows).toBe(result('note', all)?.rows);
  expect(ask(to, 'SELECT min(id) AS first, max(id) AS last FROM note')).toEqual([{ first: 1, last: ROWS }]);
  expect(result('pair', all)?.rows).toBeGreaterThan(ROWS - 40);
  expect(result('log', all)).toEqual({ table: 'log', rows: ROWS, whole: true });
  expectSound();
});

it('takes what is before the end of a file that was cut off', () => {
  truncateSync(path, Math.floor(readFileSync(path).length / 2 / PAGE) * PAGE);
  const all = saved();
  expect(all.some(({ whole }) => !whole)).toBe(true);
  expectSound();
});

it('gives empty tables for what cannot be read at all', () => {
  writeFileSync(path, 'nonsense '.repeat(1000));
  expect(saved().map(({ rows, whole }) => [rows, whole])).toEqual([...[0, 1, 2, 3].map(() => [0, false]), [1, false]]);
  expectSound();
});
