import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';
import { expectedDigest, expectedShape } from './expected-schema.ts';
import { guard, versionOf } from './guard.ts';
import { LEDGER, type LedgerRow, readLedger } from './ledger.ts';
import { type Migration, migrationName } from './migration.ts';
import { statesOf } from './migration-state.ts';
import { checkIntegrity } from './open.ts';
import { type SchemaChange, schemaDifference, schemaShape } from './schema-difference.ts';
import { schemaDigest } from './schema-digest.ts';

/** What a family of databases is made of. */
export interface Schema {
  /** Marks a file as ours: SQLite's application_id, a positive 32-bit number. */
  applicationId: number;
  migrations: readonly Migration[];
}

/** Number of the newest migration, 0 when there is none. */
export function newestOf(migrations: readonly Migration[]): number {
  return migrations.reduce((newest, { number }) => Math.max(newest, number), 0);
}

/**
 * The ledger of a database that may be written: ours, and made by the migrations of this program. Throws AxError
 * 'not-ours', 'index-newer', 'migration-changed', or 'index-damaged' when ledger and version contradict each other.
 */
export function checkLedger(db: Database, options: Schema): LedgerRow[] {
  guard(db, { applicationId: options.applicationId, version: newestOf(options.migrations), write: true });
  const ledger = readLedger(db);
  const recorded = ledger.reduce((highest, { number }) => Math.max(highest, number), 0);
  if (recorded !== versionOf(db)) {
    throw new AxError(
      'index-damaged',
      `${db.path} has schema version ${versionOf(db)}, but its last recorded migration is ${recorded}`,
      'restore a backup, or build the index again: ax index --full',
    );
  }
  const known = new Map(options.migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, state, checksum, expectedChecksum, program } of statesOf(ledger, options.migrations)) {
    const label = migrationName({ number, name });
    if (state === 'unknown') {
      throw new AxError(
        'index-newer',
        `${db.path}: migration ${label}, applied by automatosx ${program}, is unknown to this program`,
        `update automatosx to ${program} or newer, or build the index again: ax index --full`,
      );
    }
    if (state === 'changed') {
      const file = known.get(number)?.path ?? label;
      throw new AxError(
        'migration-changed',
        `${db.path}: migration ${label} was applied with another text than ${file} has: checksum ${checksum} then, ${expectedChecksum} now`,
        'give the file its old text, or build the index again: ax index --full',
      );
    }
  }
  return ledger;
}

/** Throws AxError 'migration-failed' unless the ledger, at the end of a transaction, is exactly what was recorded. */
export function checkLedgerRows(db: Database, expected: readonly LedgerRow[]): void {
  const text = (rows: readonly LedgerRow[]): string => JSON.stringify(rows);
  if (text(readLedger(db)) === text(expected)) return;
  throw new AxError('migration-failed', `a migration changes what ${LEDGER} records`, 'nothing was changed');
}

/**
 * Checks a schema against the one that migrations make, 'before' others are applied; 'after' that, also its integrity
 * and foreign keys. Throws AxError 'index-damaged', or 'migration-failed' for scripts that do not make the schema.
 */
export function checkSchema(
  db: Database,
  migrations: readonly Migration[],
  applied: readonly number[],
  when: 'before' | 'after',
): void {
  if (when === 'after') {
    const [first, ...others] = checkIntegrity(db);
    if (first !== undefined) {
      const more = others.length === 0 ? '' : `, and ${others.length} more`;
      throw new AxError('index-damaged', `${db.path} fails its checks after the migration: ${first}${more}`, UNCHANGED);
    }
  }
  if (schemaDigest(db) === expectedDigest(migrations, applied)) return;
  const differences = listed(schemaDifference(expectedShape(migrations, applied), schemaShape(db)));
  if (when === 'after')
    throw new AxError('migration-failed', `the scripts do not make the schema they should: ${differences}`, UNCHANGED);
  throw new AxError(
    'index-damaged',
    `${db.path} does not have the schema its migrations make: ${differences}`,
    'undo what was changed by hand, or build the index again: ax index --full',
  );
}

const UNCHANGED = 'nothing was changed';

/** The first few of them, in one line. */
function listed(changes: readonly SchemaChange[]): string {
  const some = changes.slice(0, 5).map(({ kind, name, change }) => `${kind} ${name} ${change}`);
  return [...some, ...(changes.length > 5 ? [`${changes.length - 5} more`] : [])].join(', ').replace(/\s+/g, ' ');
}
