import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';
import { resultCode } from './errors.ts';
import { type Migration, migrationName } from './migration.ts';
import { type SqlStatement, statementsOf } from './statements.ts';

/** What a script of a migration may not do, by the first word of the statement. */
const REFUSED: Record<string, string> = {
  PRAGMA: 'settings are no part of a schema, and most cannot be changed in a transaction',
  BEGIN: 'all migrations run in one transaction',
  COMMIT: 'all migrations run in one transaction',
  END: 'all migrations run in one transaction',
  ROLLBACK: 'all migrations run in one transaction',
  SAVEPOINT: 'all migrations run in one transaction',
  RELEASE: 'all migrations run in one transaction',
  VACUUM: 'it cannot run in a transaction',
  ATTACH: 'a migration has one database',
  DETACH: 'a migration has one database',
};

/**
 * Throws AxError 'migration-failed' when the up or down script of a migration is missing or holds a statement that no
 * migration may have. Nothing is run.
 */
export function refuseScript(migration: Migration, half: 'up' | 'down'): void {
  const script = migration[half];
  if (script === undefined)
    throw failed(migration, half, 'there is none', 'restore a backup that was made before it was applied');
  // SQLite would take it for the end of the script.
  if (script.includes('\0')) throw failed(migration, half, 'it holds a NUL character', 'take the character out');
  statementsOf(script).forEach((statement, i) => {
    const why = REFUSED[statement.verb];
    if (why) throw failed(migration, half, `${place(statement, i)} is ${statement.verb}: ${why}`, 'take it out');
  });
}

/**
 * Runs the up or down script of a migration, statement by statement. The caller has begun a transaction, and rolls it
 * back. Throws AxError 'migration-failed' with the number of the statement and what SQLite says, or as `Database`.
 */
export function runScript(db: Database, migration: Migration, half: 'up' | 'down'): void {
  refuseScript(migration, half);
  const temporary = temporaryObjects(db);
  statementsOf(migration[half] ?? '').forEach((statement, i) => {
    try {
      db.exec(statement.sql);
    } catch (error) {
      throw explain(migration, half, place(statement, i), error);
    }
  });
  if (temporaryObjects(db) !== temporary)
    throw failed(migration, half, 'it leaves temporary objects behind', 'drop them at its end');
}

/** Throws AxError 'migration-failed' unless all that a migration asserts about its outcome is true. */
export function checkAssertions(db: Database, migration: Migration): void {
  for (const sql of migration.assertions) {
    let row: Record<string, unknown> | undefined;
    try {
      row = db.prepare(sql).get();
    } catch (error) {
      throw explain(migration, 'up', `the assertion ${sql}`, error);
    }
    const value = row && Object.values(row)[0];
    if (value === null || value === undefined || !(Number(value) !== 0 && !Number.isNaN(Number(value))))
      throw failed(migration, 'up', `this is not true afterwards: ${sql}`, 'nothing was changed');
  }
}

const place = ({ line }: SqlStatement, i: number): string => `statement ${i + 1} (line ${line})`;

function explain(migration: Migration, half: 'up' | 'down', where: string, error: unknown): unknown {
  const said = error instanceof AxError && resultCode(error.cause) === TOOBIG ? (error.cause as Error) : error;
  if (said instanceof AxError) {
    const told = `migration ${migrationName(migration)}, ${where}: ${said.message}`;
    return new AxError(said.code, told, said.hint, { cause: said.cause });
  }
  return failed(migration, half, `${where}: ${oneLine((said as Error).message)}`, 'nothing was changed', said);
}

/** SQLite quotes the text that it cannot read, which may be long and have lines. */
function oneLine(message: string): string {
  const line = message.slice(0, 2 * MOST_CHARACTERS).replace(/\s+/g, ' ');
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

const MOST_CHARACTERS = 200;

// A value that a script makes too big is no damage.
const TOOBIG = 18;

function failed(migration: Migration, half: 'up' | 'down', what: string, hint: string, cause?: unknown): AxError {
  const script = half === 'up' ? '' : ', down script';
  return new AxError('migration-failed', `migration ${migrationName(migration)} failed${script}: ${what}`, hint, {
    cause,
  });
}

function temporaryObjects(db: Database): number {
  return Number(db.prepare('SELECT count(*) AS n FROM sqlite_temp_schema').get()?.n);
}
