import { AxError } from '../model/index.ts';
import { checkLedger, checkLedgerRows, checkSchema, newestOf, type Schema } from './check-database.ts';
import type { Database } from './database.ts';
import { forgetMigration, type LedgerRow, ledgerSeal, prepareLedger, readLedger, recordMigration } from './ledger.ts';
import { type Migration, migrationName } from './migration.ts';
import { type MigrationState, pendingMigrations, pendingState, statesOf } from './migration-state.ts';
import { checkAssertions, refuseScript, runScript } from './run-script.ts';
import { inSnapshot } from './snapshot.ts';

/** How a database is migrated. */
export interface MigrateOptions extends Schema {
  /** Version of the program, for the ledger. */
  programVersion: string;
  /** The schema version to go to. Default: the newest; for `migrateDown` the one before the last that was applied. */
  to?: number;
  /** Applies migrations with a lower number than one that was applied, too. Default: they are refused. */
  allowOutOfOrder?: boolean;
  /** How long to wait for others who write, in milliseconds. Default 30000. */
  busyTimeoutMs?: number;
  /** Called after each migration, before anything is committed; `ok` is false for the one that fails. */
  onMigration?: (state: MigrationState & { ok: boolean }) => void;
}

/**
 * Applies the pending migrations in one transaction: all or none. Several processes may do this at once; each
 * migration is applied once. Returns those applied here. Throws AxError 'not-ours', 'index-newer' for a database that a
 * newer program has migrated, 'migration-changed', 'migration-out-of-order', 'migration-failed', 'index-damaged' when
 * it fails its checks, 'usage' for a `to` that is no version above the present, 'locked', 'no-space' or 'io'.
 */
export function migrate(db: Database, options: MigrateOptions): MigrationState[] {
  // Most databases have had them all: that is seen without waiting for those who write.
  if (inSnapshot(db, () => planUp(db, options)).pending.length === 0) return [];
  return exclusively(db, options, () => {
    const { ledger, pending, outOfOrder } = planUp(db, options);
    if (pending.length === 0) return [];
    for (const migration of pending) refuseScript(migration, 'up');
    const numbers = ledger.map(({ number }) => number);
    checkSchema(db, options.migrations, numbers, 'before');
    prepareLedger(db);
    db.exec(`PRAGMA application_id = ${options.applicationId}`);
    const rows = readLedger(db);
    const late = new Set(outOfOrder);
    const states = pending.map((migration) => {
      const row = applyOne(db, migration, options, late.has(migration));
      rows.push(row);
      setVersion(db, rows);
      return stateOf(rows, migration);
    });
    checkLedgerRows(db, rows);
    checkSchema(db, options.migrations, [...numbers, ...pending.map(({ number }) => number)], 'after');
    return states;
  });
}

/**
 * Runs the down scripts of all migrations above `to`, the last applied first, in one transaction: all or none. Returns
 * what was undone. Throws as `migrate`; 'migration-failed' also for a script that is missing or does not bring back
 * the schema.
 */
export function migrateDown(db: Database, options: MigrateOptions): MigrationState[] {
  if (inSnapshot(db, () => planDown(db, options)).undo.length === 0) return [];
  return exclusively(db, options, () => {
    const { ledger, undo } = planDown(db, options);
    if (undo.length === 0) return [];
    for (const migration of undo) refuseScript(migration, 'down');
    checkSchema(
      db,
      options.migrations,
      ledger.map(({ number }) => number),
      'before',
    );
    prepareLedger(db);
    let rows = readLedger(db);
    const states = undo.map((migration) => {
      const started = performance.now();
      const told = pendingState(migration, false);
      protectedly(db, migration, options, told, () => runScript(db, migration, 'down'));
      forgetMigration(db, migration.number);
      rows = rows.filter(({ number }) => number !== migration.number);
      setVersion(db, rows);
      const state = { ...told, milliseconds: Math.round(performance.now() - started) };
      options.onMigration?.({ ...state, ok: true });
      return state;
    });
    checkLedgerRows(db, rows);
    checkSchema(
      db,
      options.migrations,
      rows.map(({ number }) => number),
      'after',
    );
    return states;
  });
}

/** The migrations that `migrateDown` undoes, in its order. */
export function migrationsToUndo(ledger: readonly LedgerRow[], options: MigrateOptions): Migration[] {
  const present = Math.max(0, ...ledger.map(({ number }) => number));
  const { to } = options;
  if (to !== undefined && to !== 0 && !ledger.some(({ number }) => number === to)) {
    throw new AxError('usage', `the schema cannot go back to version ${to}: it has had ${listed(ledger)}`, '');
  }
  const known = new Map(options.migrations.map((migration) => [migration.number, migration]));
  const rows = to === undefined ? ledger.slice(-1) : to >= present ? [] : ledger.filter(({ number }) => number > to);
  return rows.map(({ number }) => known.get(number) as Migration).reverse();
}

function planDown(db: Database, options: MigrateOptions): { ledger: LedgerRow[]; undo: Migration[] } {
  const ledger = checkLedger(db, options);
  return { ledger, undo: migrationsToUndo(ledger, options) };
}

function planUp(
  db: Database,
  options: MigrateOptions,
): { ledger: LedgerRow[]; pending: Migration[]; outOfOrder: Migration[] } {
  const { migrations, to } = options;
  const newest = newestOf(migrations);
  if (to !== undefined && to !== 0 && !migrations.some(({ number }) => number === to))
    throw new AxError('usage', `there is no schema version ${to}: the newest is ${newest}`, '');
  const ledger = checkLedger(db, options);
  const found = pendingMigrations(db, migrations, to);
  const present = Math.max(0, ...ledger.map(({ number }) => number));
  if (to !== undefined && to < present && found.pending.length === 0)
    throw new AxError('usage', `the schema is at version ${present} already`, `to go back: ax db rollback --to ${to}`);
  const late = found.outOfOrder[0];
  if (late && !options.allowOutOfOrder) {
    throw new AxError(
      'migration-out-of-order',
      `${db.path}: migration ${migrationName(late)} is below version ${present}, which was applied before it`,
      'give it a higher number, or apply it all the same: ax db migrate --allow-out-of-order',
    );
  }
  return { ledger, ...found };
}

const listed = (ledger: readonly LedgerRow[]): string =>
  ledger.length === 0 ? 'no migration' : `migrations ${ledger.map(({ number }) => number).join(', ')}`;

function applyOne(db: Database, migration: Migration, options: MigrateOptions, outOfOrder: boolean): LedgerRow {
  const started = performance.now();
  protectedly(db, migration, options, pendingState(migration, outOfOrder), () => {
    runScript(db, migration, 'up');
    checkAssertions(db, migration);
  });
  const milliseconds = Math.round(performance.now() - started);
  const row = recordMigration(db, migration, { milliseconds, programVersion: options.programVersion });
  const state = { ...pendingState(migration, outOfOrder), state: 'applied' as const, appliedAt: row.appliedAt };
  options.onMigration?.({ ...state, milliseconds, program: row.program, ok: true });
  return row;
}

/** Runs a script that must leave the ledger alone, and tells when it fails. */
function protectedly(
  db: Database,
  migration: Migration,
  options: MigrateOptions,
  state: MigrationState,
  work: () => void,
): void {
  const started = performance.now();
  const seal = ledgerSeal(db);
  try {
    work();
    if (ledgerSeal(db) !== seal) {
      throw new AxError(
        'migration-failed',
        `migration ${migrationName(migration)} failed: it changes the table of migrations, or hangs something on it`,
        'nothing was changed',
      );
    }
  } catch (error) {
    options.onMigration?.({ ...state, milliseconds: Math.round(performance.now() - started), ok: false });
    throw error;
  }
}

function stateOf(ledger: readonly LedgerRow[], migration: Migration): MigrationState {
  return statesOf(ledger, [migration]).find(({ number }) => number === migration.number) as MigrationState;
}

function setVersion(db: Database, ledger: readonly LedgerRow[]): void {
  db.exec(`PRAGMA user_version = ${Math.max(0, ...ledger.map(({ number }) => number))}`);
}

/** Runs `work` in one transaction with foreign keys off: inside a transaction the switch would do nothing. */
function exclusively<T>(db: Database, options: MigrateOptions, work: () => T): T {
  const before = ['foreign_keys', 'busy_timeout'].map((name) => {
    const row = db.prepare(`PRAGMA ${name}`).get() ?? {};
    return `PRAGMA ${name} = ${Number(Object.values(row)[0])}`;
  });
  db.exec(`PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = ${options.busyTimeoutMs ?? 30_000}`);
  try {
    return db.transaction(work);
  } finally {
    db.exec(before.join('; '));
  }
}
