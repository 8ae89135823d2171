import { existsSync } from 'node:fs';
import type { Database } from './database.ts';
import { expectedDigest } from './expected-schema.ts';
import { readLedger } from './ledger.ts';
import { type LintFinding, type LintOptions, lint } from './lint.ts';
import { type Migration, migrationName } from './migration.ts';
import { statesOf } from './migration-state.ts';
import { integrityFindings, openDatabase } from './open.ts';
import { runScript } from './run-script.ts';
import { schemaDigest } from './schema-digest.ts';
import { inSnapshot } from './snapshot.ts';

/** Whether a database and its pending migrations are sound. */
export interface Validation {
  /** No finding of severity 'error', and every check below passed. */
  ok: boolean;
  findings: LintFinding[];
  /** 'ok', or a line for each migration that was applied with another text than the program has, or that it does not have. */
  checksums: 'ok' | string[];
  /** SHA-256 of the schema: what the applied migrations make, and what is there; `expected` is '' when that cannot be told. */
  digest: { expected: string; found: string; ok: boolean };
  /** Each migration with a down script, run up, down and up again in an empty database. */
  upDownUp: { migration: number; ok: boolean; message: string }[];
  /** Rows that refer to missing rows, a line for each table and the one it refers to. */
  foreignKeys: string[];
  /** What SQLite's integrity check says, a line each; empty when all is well. */
  integrity: string[];
}

/**
 * Checks a database, which is only read, and the migrations that wait; with the path '' the migrations alone. Throws
 * AxError for what cannot be opened or copied.
 */
export function validate(options: LintOptions): Validation {
  const checked = existsSync(options.path) ? checkLive(options) : NOTHING;
  const upDownUp = backAndForth(options.migrations);
  const findings = lint(options);
  const ok =
    checked.checksums === 'ok' &&
    checked.digest.ok &&
    checked.foreignKeys.length === 0 &&
    checked.integrity.length === 0 &&
    upDownUp.every((each) => each.ok) &&
    findings.every(({ severity }) => severity !== 'error');
  return { ok, findings, ...checked, upDownUp };
}

type Checked = Pick<Validation, 'checksums' | 'digest' | 'foreignKeys' | 'integrity'>;

const NOTHING: Checked = {
  checksums: 'ok',
  digest: { expected: '', found: '', ok: true },
  foreignKeys: [],
  integrity: [],
};

function checkLive({ path, migrations }: LintOptions): Checked {
  const db = openDatabase({ path, readonly: true });
  try {
    return inSnapshot(db, () => {
      const integrity = integrityFindings(db, 'integrity_check');
      const ledger = readLedger(db);
      const wrong = statesOf(ledger, migrations).flatMap(({ number, name, state, checksum, expectedChecksum }) => {
        const label = `migration ${migrationName({ number, name })}`;
        if (state === 'changed')
          return [`${label} was applied with the checksum ${checksum}, and has ${expectedChecksum} now`];
        return state === 'unknown' ? [`${label} was applied, and this program does not have it`] : [];
      });
      const digest = digestOf(
        db,
        migrations,
        ledger.map(({ number }) => number),
      );
      return { checksums: wrong.length === 0 ? 'ok' : wrong, digest, foreignKeys: orphansOf(db), integrity };
    });
  } finally {
    db.close();
  }
}

function digestOf(db: Database, migrations: readonly Migration[], applied: readonly number[]): Validation['digest'] {
  const found = schemaDigest(db);
  const known = new Set(migrations.map(({ number }) => number));
  // Of what the program does not have it cannot know the schema.
  const expected = applied.every((number) => known.has(number)) ? expectedDigest(migrations, applied) : '';
  return { expected, found, ok: expected === found };
}

function orphansOf(db: Database): string[] {
  const counts = new Map<string, number>();
  for (const { table, parent } of db.prepare('PRAGMA foreign_key_check').all()) {
    const what = `${table} that refer to missing rows of ${parent}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, rows]) => `${rows} rows of ${what}`);
}

/** Runs all migrations in an empty database, each with a down script up, down and up again; ends with the first whose up script fails. */
function backAndForth(migrations: readonly Migration[]): Validation['upDownUp'] {
  const results: Validation['upDownUp'] = [];
  const db = openDatabase({ path: ':memory:' });
  try {
    db.exec('PRAGMA foreign_keys = OFF');
    for (const migration of [...migrations].sort((a, b) => a.number - b.number)) {
      const before = schemaDigest(db);
      let problem = failureOf(db, migration, 'up');
      if (migration.down === undefined && problem === '') continue;
      if (problem === '') {
        const after = schemaDigest(db);
        problem = downAndUp(db, migration, before, after);
      }
      results.push({ migration: migration.number, ok: problem === '', message: problem });
      if (problem !== '') break;
    }
  } finally {
    db.close();
  }
  return results;
}

function downAndUp(db: Database, migration: Migration, before: string, after: string): string {
  const down = failureOf(db, migration, 'down');
  if (down !== '') return down;
  if (schemaDigest(db) !== before) return 'the down script does not bring back the schema as it was';
  const again = failureOf(db, migration, 'up');
  if (again !== '') return `after its down script: ${again}`;
  return schemaDigest(db) === after ? '' : 'the up script makes another schema after the down script';
}

/** What is wrong when a script is run; '' when nothing is. */
function failureOf(db: Database, migration: Migration, half: 'up' | 'down'): string {
  try {
    db.transaction(() => runScript(db, migration, half));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
