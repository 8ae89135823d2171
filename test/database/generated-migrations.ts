import { seeded } from './material.ts';

/** The schema that all generated migrations start from. */
export const BASE = `
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, age INTEGER CHECK (age >= 0), "größe" REAL);
CREATE TABLE purchase (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, total REAL NOT NULL, note TEXT) STRICT;
CREATE TABLE tag (name TEXT PRIMARY KEY, weight INTEGER) WITHOUT ROWID, STRICT;
CREATE TABLE person_tag (person INTEGER REFERENCES person(id), tag TEXT REFERENCES tag(name), PRIMARY KEY (person, tag));
CREATE TABLE note (body TEXT, size INTEGER GENERATED ALWAYS AS (length(body)) STORED);
CREATE VIRTUAL TABLE note_text USING fts5(body);
CREATE TABLE log (at INTEGER, what TEXT);
CREATE INDEX purchase_person ON purchase(person);
CREATE VIEW rich AS SELECT person, sum(total) AS total FROM purchase GROUP BY person;
CREATE TRIGGER person_gone AFTER DELETE ON person BEGIN INSERT INTO log VALUES (1, 'gone; ' || old.name); END;
`;

/** Rows for the base schema: how many there are, whether emails repeat, ages are missing, references are sound. */
export function baseRows(seed: number): string[] {
  const random = seeded(seed);
  const people = [0, 1, 7, 40, 150][seed % 5] as number;
  const hasTwins = random() < 0.5;
  const hasGaps = random() < 0.5;
  const rows: string[] = [];
  for (let id = 1; id <= people; id++) {
    const email = hasGaps && id % 3 === 0 ? 'NULL' : `'p${hasTwins ? id % 5 : id}@example.org'`;
    const age = hasGaps && id % 4 === 0 ? 'NULL' : id % 90;
    rows.push(`INSERT INTO person VALUES (${id}, 'Zoë ${id} \u{1F600}', ${email}, ${age}, ${id / 7})`);
    if (id % 2 === 0) rows.push(`INSERT INTO purchase (person, total, note) VALUES (${id}, ${id * 1.5}, 'n${id % 3}')`);
    if (id % 5 === 0) rows.push(`INSERT INTO person_tag VALUES (${id}, 'tag${id % 4}')`);
    if (id % 6 === 0) rows.push(`INSERT INTO note (body) VALUES ('text ${id} — ünï')`);
  }
  for (let i = 0; i < 4; i++) rows.push(`INSERT INTO tag VALUES ('tag${i}', ${hasGaps && i === 2 ? 'NULL' : i})`);
  rows.push('INSERT INTO note_text (rowid, body) SELECT rowid, body FROM note');
  if (random() < 0.3) rows.push('DELETE FROM note WHERE rowid % 3 = 1');
  return rows;
}

type Part = (n: number, pick: (most: number) => number) => string;

const TABLES = ['person', 'purchase', 'tag', 'person_tag', 'note', 'log'];
const table = (pick: (most: number) => number): string => TABLES[pick(TABLES.length)] as string;

/** Things that migrations do, soundly or not; `n` makes names that are nobody else's. */
const PARTS: readonly Part[] = [
  // Tables, columns, indexes, views, triggers.
  (n) => `CREATE TABLE made${n} (id INTEGER PRIMARY KEY, v TEXT);`,
  (n, pick) =>
    `CREATE TABLE made${n} (id INTEGER PRIMARY KEY, v); INSERT INTO made${n} (v) SELECT rowid FROM log LIMIT ${pick(9)};`,
  (n, pick) => `CREATE TABLE made${n} AS SELECT * FROM ${table(pick)};`,
  (n) => `CREATE TABLE IF NOT EXISTS person (x${n});`,
  (n, pick) => `ALTER TABLE ${table(pick)} ADD COLUMN extra${n} TEXT;`,
  (n, pick) => `ALTER TABLE ${table(pick)} ADD COLUMN extra${n} TEXT NOT NULL DEFAULT 'it''s; fine';`,
  (n, pick) => `ALTER TABLE ${table(pick)} ADD COLUMN extra${n} INTEGER NOT NULL;`,
  (n) => `ALTER TABLE person ADD COLUMN extra${n} TEXT GENERATED ALWAYS AS (name || email) VIRTUAL;`,
  (n) => `ALTER TABLE person ADD COLUMN extra${n} INTEGER REFERENCES tag(name) DEFAULT 5;`,
  (n) => `ALTER TABLE person ADD COLUMN extra${n} INTEGER CHECK (extra${n} > 5) DEFAULT 3;`,
  (n) => `ALTER TABLE person ADD COLUMN extra${n} TEXT DEFAULT (random());`,
  () => 'ALTER TABLE person DROP COLUMN age;',
  () => 'ALTER TABLE person DROP COLUMN email;',
  () => 'ALTER TABLE purchase DROP COLUMN total;',
  () => 'ALTER TABLE purchase DROP COLUMN note;',
  () => 'ALTER TABLE note DROP COLUMN size;',
  (n) => `ALTER TABLE person RENAME COLUMN name TO "full name ${n}";`,
  (n, pick) => `ALTER TABLE ${table(pick)} RENAME TO renamed${n};`,
  (n) => `CREATE INDEX index${n} ON person(name, age DESC);`,
  (n) => `CREATE UNIQUE INDEX index${n} ON person(email);`,
  (n) => `CREATE UNIQUE INDEX index${n} ON purchase(note) WHERE note <> 'n1';`,
  (n) => `CREATE INDEX index${n} ON person(nothing);`,
  () => 'CREATE INDEX purchase_person ON purchase(total);',
  (n) => `CREATE VIEW view${n} AS SELECT name FROM person WHERE age > 40;`,
  (n) => `CREATE VIEW view${n} AS SELECT * FROM nowhere${n};`,
  () => 'DROP VIEW rich;',
  (n) =>
    `CREATE TRIGGER trigger${n} AFTER INSERT ON person BEGIN UPDATE log SET what = 'a;b'; SELECT CASE WHEN new.age > 200 THEN RAISE(ABORT, 'old') END; END;`,
  (n) =>
    `CREATE TRIGGER trigger${n} BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'kept; always'); END; DELETE FROM person WHERE id = 7;`,
  (n) =>
    `CREATE TRIGGER trigger${n} INSTEAD OF INSERT ON rich BEGIN INSERT INTO log VALUES (2, 'x'); END; INSERT INTO rich VALUES (1, 2);`,
  () => 'DROP TRIGGER person_gone;',
  () => 'DROP TABLE log;',
  () => 'DROP TABLE person;',
  () => 'DROP TABLE purchase;',
  () => 'DROP TABLE IF EXISTS nothing;',
  () => 'DROP TABLE nothing;',
  () => 'DROP INDEX purchase_person;',
  () => 'REINDEX; ANALYZE;',
  // Data.
  () => "INSERT INTO person (name) VALUES ('New; one');",
  () => 'INSERT INTO person (name) VALUES (NULL);',
  () => "INSERT INTO person (name, age) VALUES ('x', -1);",
  (_, pick) => `INSERT INTO person (id, name) VALUES (${pick(60)}, 'perhaps there');`,
  (_, pick) => `INSERT OR REPLACE INTO person (id, name) VALUES (${pick(60)}, 'instead');`,
  (_, pick) => `INSERT INTO purchase (person, total) VALUES (${pick(90)}, 1.0);`,
  () => "INSERT INTO purchase (person, total) VALUES (1, 'no number');",
  () => "INSERT INTO tag VALUES ('tag1', 3);",
  () => "INSERT INTO tag VALUES ('neu', 3) ON CONFLICT DO NOTHING;",
  (_, pick) => `DELETE FROM person WHERE id % ${pick(7) + 2} = 1;`,
  (_, pick) => `DELETE FROM purchase WHERE id > ${pick(20)};`,
  (_, pick) => `DELETE FROM tag WHERE name = 'tag${pick(6)}';`,
  (_, pick) => `UPDATE person SET age = age + ${pick(90)};`,
  (_, pick) => `UPDATE person SET age = age - ${pick(9)};`,
  (_, pick) => `UPDATE person SET id = id + ${pick(3)};`,
  () => 'UPDATE person SET email = lower(name);',
  () => 'UPDATE tag SET weight = weight || name;',
  () => 'UPDATE note SET size = 3;',
  () => "INSERT INTO log SELECT id, 'p' || total FROM purchase;",
  (_, pick) =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${1 + pick(3000)}) INSERT INTO log SELECT i, hex(zeroblob(20)) FROM n;`,
  () => 'INSERT INTO log VALUES (1, zeroblob(200000));',
  () => 'INSERT INTO log VALUES (1, abs(-9223372036854775808));',
  () => 'INSERT INTO log VALUES (1, zeroblob(3000000000));',
  // Full text.
  (n) =>
    `CREATE VIRTUAL TABLE text${n} USING fts5(name, content='person', content_rowid='id'); INSERT INTO text${n}(text${n}) VALUES ('rebuild');`,
  (n) => `CREATE VIRTUAL TABLE text${n} USING fts5(body, tokenize='nothing of the kind');`,
  (n) => `CREATE VIRTUAL TABLE text${n} USING no_module(x);`,
  () => 'INSERT INTO note_text (body) SELECT name FROM person WHERE id < 20;',
  () => "INSERT INTO note_text (note_text) VALUES ('optimize');",
  () => 'DROP TABLE note_text;',
  () => 'DELETE FROM note_text WHERE rowid = 2;',
  () => "DELETE FROM note_text WHERE note_text MATCH 'text';",
  // Rebuilds of tables.
  () =>
    'CREATE TABLE fresh (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, age INTEGER); INSERT INTO fresh SELECT id, name, email, age FROM person; DROP VIEW rich; DROP TABLE person; ALTER TABLE fresh RENAME TO person;',
  () =>
    'CREATE TABLE fresh (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, email TEXT NOT NULL, age INTEGER); INSERT INTO fresh SELECT id, name, email, age FROM person; DROP TABLE person; ALTER TABLE fresh RENAME TO person;',
  () =>
    'CREATE TABLE fresh (id INTEGER PRIMARY KEY, person INTEGER REFERENCES person(id), total REAL) STRICT; INSERT INTO fresh SELECT id, person, total FROM purchase; DROP TABLE purchase; ALTER TABLE fresh RENAME TO purchase;',
  () =>
    'CREATE TABLE fresh (id INTEGER PRIMARY KEY); INSERT INTO fresh SELECT id FROM person WHERE id > 4; DROP TABLE person; ALTER TABLE fresh RENAME TO person;',
  () => 'CREATE TABLE fresh (email TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO fresh SELECT email FROM person;',
  () => 'CREATE TABLE fresh (a INTEGER) STRICT; INSERT INTO fresh SELECT name FROM person;',
  (n) => `CREATE TABLE made${n} (p INTEGER REFERENCES person(email)); INSERT INTO made${n} SELECT id FROM person;`,
  (n) =>
    `CREATE TABLE made${n} (p INTEGER REFERENCES nowhere(id)); INSERT INTO made${n} SELECT id FROM person LIMIT 1;`,
  // What cannot be read, is refused, or says that it must be so.
  () => 'CREATE TABLE (;',
  () => "INSERT INTO log VALUES (1, 'never closed);",
  () => 'SELEC 1;',
  () => 'SELECT no_function(1);',
  () => ';;; -- nothing; at all\n/* nothing; either */;',
  () => '-- only a comment',
  () => 'PRAGMA foreign_keys = ON;',
  () => 'COMMIT;',
  () => 'VACUUM;',
  () => "ATTACH ':memory:' AS other;",
  () => 'CREATE TEMP TABLE left_behind (x);',
  () => 'CREATE TEMP TABLE scratch (x); INSERT INTO scratch SELECT id FROM person; DROP TABLE scratch;',
  () => 'DROP TABLE schema_migration;',
  () => "UPDATE schema_migration SET name = 'other';",
  () => 'ALTER TABLE schema_migration RENAME TO other;',
  () => 'CREATE TRIGGER late AFTER INSERT ON schema_migration BEGIN DELETE FROM log; END;',
  () => '-- assert: SELECT count(*) > 3 FROM person\n',
  () => '-- assert: SELECT count(*) = 0 FROM person WHERE age IS NULL\n',
  () => '-- assert: SELECT nothing FROM nowhere\n',
  () => '-- assert: SELECT NULL\n',
];

/** Some generated up scripts, the pending migrations of one database; deterministic. */
export function generatedScripts(seed: number): string[] {
  const random = seeded(seed * 7919 + 13);
  const pick = (most: number): number => Math.floor(random() * most);
  const scripts = random() < 0.2 ? 2 : 1;
  let n = 0;
  return Array.from({ length: scripts }, (_, i) => {
    const parts = [1, 1, 1, 2, 2, 3, 4][pick(7)] as number;
    const texts = Array.from({ length: parts }, (_, j) => {
      // Every part leads some migration; the others come by chance.
      const part = PARTS[i === 0 && j === 0 ? seed % PARTS.length : pick(PARTS.length)] as Part;
      return part(++n, pick);
    });
    const script = `-- generated ${seed}\n${texts.join('\n')}\n`;
    return random() < 0.1 ? script.replaceAll('\n', '\r\n') : script;
  });
}
