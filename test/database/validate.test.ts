import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { type LintFinding, lint } from '../../src/database/lint.ts';
import { validate } from '../../src/database/validate.ts';
import { loadMigrations, migrate } from '../../src/database/writing.ts';

let dir: string;
let path: string;
let copies: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ax-validate-'));
  path = join(dir, 'a.db');
  copies = join(dir, 'copies');
  mkdirSync(join(dir, 'scripts'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const APP = { applicationId: 77, programVersion: '1.0.0' };

/** Writes scripts and gives what is to be judged: the migrations after the `applied` first ones. */
function options(scripts: Record<string, string>, applied: number): Parameters<typeof lint>[0] {
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(dir, 'scripts', name), text);
  const migrations = loadMigrations(join(dir, 'scripts'));
  const pending = migrations.map(({ number }) => number).filter((number) => number > applied);
  return { path, directory: copies, applicationId: APP.applicationId, migrations, pending };
}

/** The same, with the first ones applied to a database. */
function applied(scripts: Record<string, string>, count: number, rows = ''): Parameters<typeof lint>[0] {
  const given = options(scripts, count);
  const db = openDatabase({ path });
  migrate(db, { ...APP, migrations: given.migrations, to: count });
  db.exec(rows);
  db.close();
  return given;
}

const told = (found: readonly LintFinding[]): string[] =>
  found.map(({ rule, severity, migration, line }) => `${severity} ${rule} ${migration}:${line}`);

const FIRST = {
  '001_first.up.sql': 'CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);\n',
  '001_first.down.sql': 'DROP TABLE a;\n',
};

describe('lint', () => {
  it('says what would happen to how many rows, where, and how to do it rightly', () => {
    const scripts = {
      ...FIRST,
      '002_one.up.sql': '-- One name only.\n\nCREATE UNIQUE INDEX a_name ON a (name);\n',
      '002_one.down.sql': 'DROP INDEX a_name;',
    };
    const given = applied(
      scripts,
      1,
      "INSERT INTO a (name) VALUES ('x'), ('x'), ('x'), ('y'), ('y'), ('z'), (NULL), (NULL)",
    );
    expect(lint(given)).toEqual([
      {
        rule: 'unique-on-existing-data',
        severity: 'error',
        migration: 2,
        path: join(dir, 'scripts', '002_one.up.sql'),
        line: 3,
        message:
          'a holds 2 values more than once (5 rows), so the unique index a_name cannot be made: UNIQUE constraint failed: a.name',
        hint: 'merge or delete the duplicates in a statement before this one, or make the index partial',
      },
    ]);
  });

  it('names the down script, and its line', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql': 'CREATE TABLE b (x);',
      '002_b.down.sql': '-- back\nDROP TABLE a;\nDROP TABLE c;',
    };
    const [found] = lint(applied(scripts, 1));
    expect(found).toMatchObject({ rule: 'down-fails', line: 3, path: join(dir, 'scripts', '002_b.down.sql') });
    expect(found?.message).toContain('no such table: c');
  });

  it('judges no migration after one that does not run', () => {
    const scripts = {
      ...FIRST,
      '002_bad.up.sql': 'CREATE TABLE b (x);\nINSERT INTO c VALUES (1);\nINSERT INTO b VALUES (random());',
      '002_bad.down.sql': 'DROP TABLE b;',
      '003_later.up.sql': 'DROP TABLE a;',
    };
    expect(told(lint(applied(scripts, 1)))).toEqual(['error fails 2:2']);
  });

  it('sees what an earlier pending migration has done', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql': "INSERT INTO a VALUES (1, 'x'), (2, 'x');",
      '002_b.down.sql': 'DELETE FROM a;',
      '003_c.up.sql': 'CREATE UNIQUE INDEX a_name ON a(name);',
      '003_c.down.sql': 'DROP INDEX a_name;',
    };
    expect(told(lint(applied(scripts, 1)))).toEqual(['error unique-on-existing-data 3:1']);
  });

  it('judges on an empty database when there is none', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql': 'ALTER TABLE a ADD COLUMN x TEXT NOT NULL;',
      '002_b.down.sql': 'ALTER TABLE a DROP COLUMN x;',
    };
    expect(told(lint({ ...options(scripts, 0), path: '' }))).toEqual(['warning not-null-on-existing-data 2:1']);
    expect(told(lint({ ...options(scripts, 1), path: '' }))).toEqual(['warning not-null-on-existing-data 2:1']);
  });

  it('leaves the database and the directory as they were', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql': 'DROP TABLE a;',
      '002_b.down.sql': 'CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);',
    };
    const given = applied(scripts, 1, "INSERT INTO a (name) VALUES ('x')");
    const before = readFileSync(path);
    expect(told(lint(given))).toEqual(['error drops-table 2:1']);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(copies)).toEqual(['.lock']);
  });

  it('goes on behind what steers the connection, and blames nothing on what is missing then', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql':
        "PRAGMA foreign_keys = OFF;\nBEGIN;\nATTACH 'x.db' AS x;\nCREATE TABLE b AS SELECT random() AS r;\nINSERT INTO x.t VALUES (1);\nCOMMIT;",
      '002_b.down.sql': 'BEGIN;\nDROP TABLE b;\nCOMMIT;',
    };
    expect(told(lint(applied(scripts, 1)))).toEqual([
      'error not-in-migration 2:1',
      'error not-in-migration 2:1',
      'error not-in-migration 2:2',
      'error not-in-migration 2:3',
      'error not-in-migration 2:3',
      'warning non-deterministic 2:4',
      'error not-in-migration 2:6',
    ]);
  });

  it('allows what is meant, and never what does not run', () => {
    const up =
      '-- lint-allow: drops-table never read\n-- lint-allow: missing-down\n-- lint-allow: fails never\nDROP TABLE a;';
    const given = applied({ ...FIRST, '002_b.up.sql': up }, 1, "INSERT INTO a VALUES (1, 'x')");
    expect(told(lint(given))).toEqual([
      'warning missing-down 2:1',
      'warning bad-allowance 2:2',
      'warning bad-allowance 2:3',
    ]);
  });

  it('tells what is wrong also where it cannot be counted', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql':
        "CREATE TABLE b (name TEXT UNIQUE, n INTEGER NOT NULL DEFAULT 0) STRICT;\nINSERT INTO b SELECT name, 'x' FROM a WHERE 1 ON CONFLICT DO NOTHING;",
      '002_b.down.sql': 'DROP TABLE b;',
    };
    const [found] = lint(applied(scripts, 1, "INSERT INTO a (name) VALUES ('x')"));
    expect(found).toMatchObject({ rule: 'type-on-existing-data', line: 2 });
    expect(found?.message).toBe(
      'a column type of the STRICT table b does not hold: cannot store TEXT value in INTEGER column b.n',
    );
  });

  it('bears tables that cannot be read any more', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql': 'DROP TABLE a;\nDROP TABLE s;\nCREATE VIEW a AS SELECT x FROM nowhere;',
      '002_b.down.sql': 'SELECT 1;',
    };
    const rows =
      "CREATE VIRTUAL TABLE s USING fts5(name, content='a', content_rowid='id'); INSERT INTO a VALUES (1, 'x')";
    const found = told(lint(applied(scripts, 1, `${rows}; INSERT INTO s(s) VALUES ('rebuild')`)));
    expect(found).toContain('error drops-table 2:1');
    expect(found).toContain('warning drops-table 2:2');
    expect(found).toContain('error dangling-view 2:3');
  });

  it('reads defaults that are names as SQLite does', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql':
        'CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT DEFAULT plain);\nINSERT INTO n (id) SELECT id FROM a;\nDROP TABLE a;\nALTER TABLE n RENAME TO a;',
      '002_b.down.sql':
        'CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO n SELECT id, name FROM a;\nDROP TABLE a;\nALTER TABLE n RENAME TO a;',
    };
    const found = lint(applied(scripts, 1, "INSERT INTO a VALUES (1, 'x'), (2, 'y')"));
    expect(told(found)).toEqual(['error rebuild-loses-values 2:2']);
    expect(found[0]?.message).toBe("does not copy column a.name: 2 rows would have 'plain' instead of a value");
  });

  it('follows foreign keys through renamed and exchanged columns', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql':
        'ALTER TABLE b RENAME COLUMN x TO a_id;\nALTER TABLE b ADD COLUMN y2 INTEGER;\nUPDATE b SET y2 = y;\nALTER TABLE b DROP COLUMN y;\nALTER TABLE b RENAME COLUMN y2 TO y;',
      '002_b.down.sql': '-- lint-allow: down-differs the order of columns\nALTER TABLE b RENAME COLUMN a_id TO x;',
    };
    const rows = 'CREATE TABLE b (id INTEGER PRIMARY KEY, x INTEGER REFERENCES a(id), y INTEGER, z INTEGER)';
    expect(told(lint(applied(scripts, 1, rows)))).toEqual(['warning renames-column 2:1']);
    const keyed =
      'DROP TABLE b; CREATE TABLE b (id INTEGER PRIMARY KEY, x INTEGER, y INTEGER REFERENCES a(id), z INTEGER)';
    const db = openDatabase({ path });
    db.exec(keyed);
    db.close();
    expect(told(lint(options(scripts, 1)))).toContain('error drops-foreign-key 2:4');
  });

  it('finds nothing in the migrations of the index', () => {
    const migrations = loadMigrations(new URL('../../migrations/index', import.meta.url).pathname);
    const pending = migrations.map(({ number }) => number);
    expect(lint({ path: '', directory: copies, applicationId: 1, migrations, pending })).toEqual([]);
  });
});

describe('validate', () => {
  it('finds all well', () => {
    const given = applied({ ...FIRST, '002_b.up.sql': 'CREATE TABLE b (x);', '002_b.down.sql': 'DROP TABLE b;' }, 1);
    const result = validate(given);
    expect(result).toMatchObject({ ok: true, findings: [], checksums: 'ok', foreignKeys: [], integrity: [] });
    expect(result.digest).toMatchObject({ ok: true, expected: result.digest.found });
    expect(result.upDownUp).toEqual([
      { migration: 1, ok: true, message: '' },
      { migration: 2, ok: true, message: '' },
    ]);
  });

  it('finds a changed migration, a schema changed by hand and rows that refer to nothing', () => {
    const scripts = {
      ...FIRST,
      '002_b.up.sql': 'CREATE TABLE b (a INTEGER REFERENCES a(id));',
      '002_b.down.sql': 'DROP TABLE b;',
    };
    applied(scripts, 2, 'PRAGMA foreign_keys = OFF; INSERT INTO b VALUES (7), (8); CREATE TABLE by_hand (x)');
    const result = validate(options({ ...scripts, '001_first.up.sql': `${FIRST['001_first.up.sql']}-- later\n` }, 2));
    expect(result.ok).toBe(false);
    expect(result.checksums).toEqual([expect.stringMatching(/^migration 001_first was applied with the checksum/)]);
    expect(result.digest.ok).toBe(false);
    expect(result.foreignKeys).toEqual(['2 rows of b that refer to missing rows of a']);
    expect(result.integrity).toEqual([]);
  });

  it('is no error when there are only warnings, nor when nothing is applied', () => {
    const given = options({ '001_first.up.sql': 'CREATE TABLE a (id INTEGER PRIMARY KEY);' }, 0);
    const result = validate(given);
    expect(told(result.findings)).toEqual(['warning missing-down 1:1']);
    expect(result).toMatchObject({ ok: true, upDownUp: [] });
  });

  it('says which migration does not come back', () => {
    const scripts = { ...FIRST, '001_first.down.sql': 'SELECT 1;', '002_b.up.sql': 'CREATE TABLE b (x);' };
    const result = validate({ ...options(scripts, 0), path: '' });
    expect(result.ok).toBe(false);
    expect(result.upDownUp).toEqual([
      { migration: 1, ok: false, message: 'the down script does not bring back the schema as it was' },
    ]);
  });

  it('finds damage', () => {
    const given = applied(FIRST, 1, "INSERT INTO a (name) VALUES ('needle'); CREATE INDEX a_name ON a(name)");
    const bytes = readFileSync(path);
    bytes.write('noodle', bytes.lastIndexOf('needle'));
    writeFileSync(path, bytes);
    expect(validate(given).integrity).not.toEqual([]);
  });
});
