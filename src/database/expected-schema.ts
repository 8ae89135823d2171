import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';
import { prepareLedger, recordMigration } from './ledger.ts';
import type { Migration } from './migration.ts';
import { openDatabase } from './open.ts';
import { runScript } from './run-script.ts';
import { type SchemaShape, schemaShape } from './schema-difference.ts';
import { schemaDigest } from './schema-digest.ts';

/**
 * Digest of the schema that migrations make in an empty database, in the order in which they were applied (numbers).
 * Throws AxError 'migration-failed' for one that does not run there.
 */
export function expectedDigest(migrations: readonly Migration[], applied: readonly number[]): string {
  return withExpected(migrations, applied, schemaDigest);
}

/** The shape of that schema. Throws as {@link expectedDigest}. */
export function expectedShape(migrations: readonly Migration[], applied: readonly number[]): SchemaShape {
  return withExpected(migrations, applied, schemaShape);
}

function withExpected<T>(migrations: readonly Migration[], applied: readonly number[], look: (db: Database) => T): T {
  const byNumber = new Map(migrations.map((migration) => [migration.number, migration]));
  const db = openDatabase({ path: ':memory:' });
  try {
    db.exec('PRAGMA foreign_keys = OFF');
    return db.transaction(() => {
      prepareLedger(db);
      for (const number of applied) {
        const migration = byNumber.get(number);
        if (!migration) throw new Error(`there is no migration ${number}`);
        runScript(db, migration, 'up');
        recordMigration(db, migration, { milliseconds: 0, programVersion: '' });
      }
      return look(db);
    });
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    throw new AxError(error.code, `in an empty database: ${error.message}`, error.hint, { cause: error.cause });
  } finally {
    db.close();
  }
}
