import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { sqlTokens } from '../../src/database/sql-tokens.ts';
import { statementsOf } from '../../src/database/statements.ts';
import {
  contentHash,
  expectedDigest,
  rowCounts,
  schemaDifference,
  schemaDigest,
  schemaShape,
} from '../../src/database/upkeep.ts';
import { migrate } from '../../src/database/writing.ts';
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
const memory = (sql: string): Database => {
  const db = openDatabase({ path: ':memory:' });
  opened.push(db);
  db.exec(sql);
  return db;
};
const digest = (sql: string): string => schemaDigest(memory(sql));
const hash = (sql: string): string => contentHash(memory(sql));

describe('SQL', () => {
  it('is cut into tokens, and nothing is lost', () => {
    const sql = "SELECT x'0f', 'it''s', \"a\"\"b\", [c d], `e`, 1.5e-3, 0xFF, é -- end\n/* c */ ->> t.a;\0'open";
    const tokens = [...sqlTokens(sql)];
    expect(tokens.map(({ text }) => text)).toEqual(
      [
        'SELECT',
        "x'0f'",
        ',',
        "'it''s'",
        ',',
        'a"b',
        ',',
        'c d',
        ',',
        'e',
        ',',
        '1.5e-3',
        ',',
        '0xFF',
        ',',
        'é',
      ].concat(...['-- end', '/* c */', '->>', 't', '.', 'a', ';', '\0', "'open"]),
    );
    let end = 0;
    for (const token of tokens) {
      expect(sql.slice(end, token.start).trim()).toBe('');
      end = token.end;
    }
    expect(end).toBe(sql.length);
  });

  it.each([
    ['a;b', [1, 1]],
    ['a;\n\n-- c;\nb', [1, 4]],
    ["'a;\n';\nb", [1, 3]],
    ['/* open', []],
    ['CREATE TRIGGER t BEGIN a; b; END; c', [1, 1]],
    ['create temporary trigger t begin\na; /* ; */ end -- x\n; c', [1, 3]],
    ['EXPLAIN CREATE TRIGGER t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; END; c', [1, 1]],
    ['CREATE TABLE trigger (x); END; c', [1, 1, 1]],
    ['CREATE "TRIGGER" t; END; c', [1, 1, 1]],
  ])('is cut into statements with their lines: %s', (script, lines) => {
    expect(statementsOf(script).map(({ line }) => line)).toEqual(lines);
  });
});

describe('the digest of a schema', () => {
  const base = "CREATE TABLE t (a TEXT DEFAULT 'x  y', b INTEGER); CREATE INDEX i ON t(a)";
  it.each([
    [
      'comments and white space',
      "CREATE TABLE t (\n  a TEXT -- the first\n  DEFAULT 'x  y',b INTEGER /* ; */);CREATE INDEX i ON t ( a )",
    ],
    ['quotes', 'CREATE TABLE "t" ([a] TEXT DEFAULT \'x  y\', `b` INTEGER); CREATE INDEX "i" ON "t"("a")'],
    [
      'the way to it',
      "CREATE TABLE u (a TEXT DEFAULT 'x  y'); ALTER TABLE u RENAME TO t; CREATE INDEX i ON t(a); ALTER TABLE t ADD COLUMN b INTEGER",
    ],
    ['rows and statistics', `${base}; INSERT INTO t VALUES (1, 2); ANALYZE`],
  ])('is the same whatever the %s', (_, sql) => expect(digest(sql)).toBe(digest(base)));

  it.each([
    ['text', "CREATE TABLE t (a TEXT DEFAULT 'x y', b INTEGER); CREATE INDEX i ON t(a)"],
    ['order of columns', "CREATE TABLE t (b INTEGER, a TEXT DEFAULT 'x  y'); CREATE INDEX i ON t(a)"],
    ['type', "CREATE TABLE t (a TEXT DEFAULT 'x  y', b INT); CREATE INDEX i ON t(a)"],
    ['index', "CREATE TABLE t (a TEXT DEFAULT 'x  y', b INTEGER); CREATE UNIQUE INDEX i ON t(a)"],
    ['view', `${base}; CREATE VIEW v AS SELECT 1`],
    ['strictness', "CREATE TABLE t (a TEXT DEFAULT 'x  y', b INTEGER) STRICT; CREATE INDEX i ON t(a)"],
  ])('tells another %s', (_, sql) => expect(digest(sql)).not.toBe(digest(base)));

  it('is that of the migrations, in their order, without the ledger and shadow tables', () => {
    const all = [
      migration(1, 'CREATE TABLE t (a)'),
      migration(2, 'ALTER TABLE t ADD COLUMN b; CREATE VIRTUAL TABLE x USING fts5(b)'),
      migration(3, 'ALTER TABLE t ADD COLUMN c'),
    ];
    const db = memory('');
    migrate(db, { ...APP, migrations: all });
    expect(schemaDigest(db)).toBe(expectedDigest(all, [1, 2, 3]));
    expect(schemaDigest(db)).toBe(digest('CREATE TABLE t (a, b, c); CREATE VIRTUAL TABLE x USING fts5(b)'));
    expect(expectedDigest(all, [1, 3, 2])).not.toBe(schemaDigest(db));
    expect(expectedDigest(all, [])).toBe(digest(''));
    expect(refusal(() => expectedDigest([migration(1, 'DROP TABLE t')], [1])).message).toContain(
      'in an empty database',
    );
  });
});

it('two schemas are told apart by what they hold', () => {
  const before = schemaShape(
    memory(`CREATE TABLE kept (id INTEGER PRIMARY KEY, a TEXT, gone INT, c INTEGER CHECK (c > 1));
      CREATE TABLE away (x); CREATE TABLE checked (x CHECK (x > 1)); CREATE TABLE child (k INTEGER REFERENCES kept(id));
      CREATE INDEX i ON kept(a); CREATE VIEW v AS SELECT 1; CREATE TRIGGER g AFTER INSERT ON kept BEGIN SELECT 1; END;
      CREATE VIEW broken AS SELECT * FROM nowhere`),
  );
  const after = schemaShape(
    memory(`CREATE TABLE kept (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT '', c INTEGER CHECK (c > 1), n AS (a || 1));
      CREATE VIRTUAL TABLE text USING fts5(body); CREATE TABLE checked (x CHECK (x > 2));
      CREATE TABLE child (k INTEGER REFERENCES kept(id) ON DELETE CASCADE);
      CREATE INDEX i ON kept(a DESC); CREATE TABLE v (x); CREATE VIEW broken AS SELECT * FROM nowhere -- the same`),
  );
  expect(schemaDifference(before, after)).toEqual([
    { kind: 'table', name: 'away', change: 'removed', from: 'CREATE TABLE away (x)' },
    {
      ...{ kind: 'table', name: 'checked', change: 'changed' },
      ...{ from: 'CREATE TABLE checked (x CHECK (x > 1))', to: 'CREATE TABLE checked (x CHECK (x > 2))' },
    },
    {
      ...{ kind: 'foreign-key', name: 'child(k) -> kept(id)', change: 'changed' },
      ...{ from: 'ON UPDATE NO ACTION ON DELETE NO ACTION', to: 'ON UPDATE NO ACTION ON DELETE CASCADE' },
    },
    { kind: 'column', name: 'kept.a', change: 'changed', from: 'TEXT', to: "TEXT NOT NULL DEFAULT ''" },
    { kind: 'column', name: 'kept.gone', change: 'removed', from: 'INT' },
    { kind: 'column', name: 'kept.n', change: 'added', to: 'GENERATED VIRTUAL' },
    { kind: 'table', name: 'text', change: 'added', to: 'CREATE VIRTUAL TABLE text USING fts5(body)' },
    { kind: 'table', name: 'v', change: 'added', to: 'CREATE TABLE v (x)' },
    expect.objectContaining({ kind: 'trigger', name: 'g', change: 'removed' }),
    {
      kind: 'index',
      name: 'i',
      change: 'changed',
      from: 'CREATE INDEX i ON kept(a)',
      to: 'CREATE INDEX i ON kept(a DESC)',
    },
    { kind: 'view', name: 'v', change: 'removed', from: 'CREATE VIEW v AS SELECT 1' },
  ]);
  expect(schemaDifference(before, before)).toEqual([]);
});

describe('the hash of contents', () => {
  const base = "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, NULL), (2, x'00')";
  it('is the same however they lie in the file', () => {
    const path = space.path('a.db');
    const db = openDatabase({ path });
    opened.push(db);
    migrate(db, {
      ...APP,
      migrations: [
        migration(
          1,
          'CREATE TABLE t (a, b); CREATE TABLE w (k PRIMARY KEY, v) WITHOUT ROWID; CREATE TABLE r (rowid, oid)',
        ),
      ],
    });
    for (let i = 0; i < 3000; i++) db.prepare('INSERT INTO t VALUES (?, ?)').run(i, 'x'.repeat(i % 100));
    db.exec(
      'INSERT INTO w SELECT a % 100, b FROM t WHERE true ON CONFLICT DO UPDATE SET v = 7; INSERT INTO r VALUES (2, 1), (1, 2)',
    );
    db.exec('DELETE FROM t WHERE a % 3 = 0');
    db.prepare('VACUUM INTO ?').run(space.path('b.db'));
    const copy = openDatabase({ path: space.path('b.db') });
    opened.push(copy);
    expect(contentHash(copy)).toBe(contentHash(db));
    // Also where no column keeps them, since full text refers to them.
    const rowids = 'SELECT sum(rowid * a) AS n, max(rowid) AS most FROM t';
    expect({ ...copy.prepare(rowids).get() }).toEqual({ ...db.prepare(rowids).get() });
    copy.exec('UPDATE t SET b = b || 1 WHERE a = 2999');
    expect(contentHash(copy)).not.toBe(contentHash(db));
    expect(contentHash(openedAgain(path))).toBe(contentHash(db));
  });

  const openedAgain = (path: string): Database => {
    const db = openDatabase({ path, readonly: true });
    opened.push(db);
    return db;
  };

  it.each([
    ['a number and its text', "CREATE TABLE t (a, b); INSERT INTO t VALUES ('1', NULL), (2, x'00')"],
    ['an integer and a real', "CREATE TABLE t (a, b); INSERT INTO t VALUES (1.0, NULL), (2, x'00')"],
    ['text and bytes', 'CREATE TABLE t (a, b); INSERT INTO t VALUES (1, NULL), (2, char(0))'],
    ['null and nothing', "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, ''), (2, x'00')"],
    ['rows', 'CREATE TABLE t (a, b); INSERT INTO t VALUES (1, NULL)'],
    ['tables', "CREATE TABLE u (a, b); INSERT INTO u VALUES (1, NULL), (2, x'00')"],
  ])('tells apart %s', (_, sql) => expect(hash(sql)).not.toBe(hash(base)));

  it('tells apart what JavaScript cannot', () => {
    const big = (n: string): string => hash(`CREATE TABLE t (a); INSERT INTO t VALUES (${n})`);
    expect(big('9007199254740993')).not.toBe(big('9007199254740992'));
    expect(big("CAST(x'ff' AS TEXT)")).not.toBe(big("CAST(x'fe' AS TEXT)"));
    expect(big("'a' || char(0) || 'b'")).not.toBe(big("'a' || char(0) || 'c'"));
  });
});

it('rows are counted, but for shadow tables and the ledger', () => {
  const db = memory(
    'CREATE TABLE "two words" (x); INSERT INTO "two words" VALUES (1), (2); CREATE VIRTUAL TABLE f USING fts5(x)',
  );
  db.exec(
    "CREATE TABLE c (x); CREATE VIRTUAL TABLE lost USING fts5(x, content='c'); DROP TABLE c; CREATE TABLE schema_migration (x)",
  );
  expect(rowCounts(db)).toEqual({ 'two words': 2, f: 0, lost: -1 });
  expect(contentHash(db)).toMatch(/^[\da-f]{64}$/);
});
