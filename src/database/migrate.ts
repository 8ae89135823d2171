import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';
import { guard, versionOf } from './guard.ts';
import type { Migration } from './migration.ts';

/** What a family of databases is made of. */
export interface Schema {
  /** Marks a file as ours: SQLite's application_id, a positive 32-bit number. */
  applicationId: number;
  migrations: readonly Migration[];
}

/** One migration as a database sees it. */
export interface MigrationState {
  number: number;
  name: string;
  /** 'changed': applied with another text than the program has; 'unknown': applied, and the program has none of that number. */
  state: 'applied' | 'pending' | 'changed' | 'unknown';
  /** ISO 8601, '' while pending. */
  appliedAt: string;
  milliseconds: number;
}

/** Options of `migrate` and `rollback`. */
export interface MigrateOptions extends Schema {
  /** Version of the program, for the ledger. */
  programVersion: string;
  /** The schema version to go to. Default: the newest; for `rollback` one below the present. */
  to?: number;
}

const LEDGER = `CREATE TABLE IF NOT EXISTS schema_migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  milliseconds INTEGER NOT NULL,
  program TEXT NOT NULL,
  minimum_reader INTEGER NOT NULL
) STRICT`;

/**
 * Applies the pending migrations in one transaction: all or none. Several processes may do this at once; each
 * migration is applied once. Returns those applied here. Throws AxError 'index-damaged' for a foreign database or a
 * changed migration, 'index-newer' for one that a newer program has migrated.
 */
export function migrate(db: Database, options: MigrateOptions): MigrationState[] {
  const target = options.to ?? options.migrations.length;
  return exclusively(db, () => {
    claim(db, options);
    const applied: MigrationState[] = [];
    for (const migration of options.migrations.slice(versionOf(db), target)) {
      const started = performance.now();
      db.exec(migration.up);
      const milliseconds = Math.round(performance.now() - started);
      const appliedAt = new Date().toISOString();
      db.prepare('INSERT INTO schema_migration VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        migration.number,
        migration.name,
        migration.checksum,
        appliedAt,
        milliseconds,
        options.programVersion,
        migration.minimumReader,
      );
      db.exec(`PRAGMA user_version = ${migration.number}`);
      applied.push({ number: migration.number, name: migration.name, state: 'applied', appliedAt, milliseconds });
    }
    return applied;
  });
}

/** Runs the down scripts from the present version down to `to`, in one transaction. Returns what was undone. Errors as `migrate`. */
export function rollback(db: Database, options: MigrateOptions): MigrationState[] {
  return exclusively(db, () => {
    claim(db, options);
    const version = versionOf(db);
    const undone: MigrationState[] = [];
    for (const migration of options.migrations.slice(options.to ?? version - 1, version).reverse()) {
      const started = performance.now();
      db.exec(migration.down);
      db.prepare('DELETE FROM schema_migration WHERE number = ?').run(migration.number);
      db.exec(`PRAGMA user_version = ${migration.number - 1}`);
      const milliseconds = Math.round(performance.now() - started);
      undone.push({ number: migration.number, name: migration.name, state: 'pending', appliedAt: '', milliseconds });
    }
    return undone;
  });
}

/** Every migration that the program or the database knows, in order. */
export function migrationStatus(db: Database, migrations: readonly Migration[]): MigrationState[] {
  const states = new Map<number, MigrationState>(
    migrations.map(({ number, name }) => [number, { number, name, state: 'pending', appliedAt: '', milliseconds: 0 }]),
  );
  for (const row of ledger(db)) {
    const known = migrations[row.number - 1];
    const state = !known ? 'unknown' : known.checksum === row.checksum ? 'applied' : 'changed';
    states.set(row.number, { ...row, state });
  }
  return [...states.values()]
    .sort((a, b) => a.number - b.number)
    .map(({ number, name, state, appliedAt, milliseconds }) => ({ number, name, state, appliedAt, milliseconds }));
}

/** Inside the transaction: the database is ours, or empty and now ours; and it was made by this program's migrations. */
function claim(db: Database, options: MigrateOptions): void {
  guard(db, { applicationId: options.applicationId, version: options.migrations.length, write: true });
  db.exec(LEDGER);
  db.exec(`PRAGMA application_id = ${options.applicationId}`);
  for (const { number, name, state } of migrationStatus(db, options.migrations)) {
    if (state === 'changed') {
      throw new AxError(
        'index-damaged',
        `${db.path}: migration ${number}_${name} was applied with another text than this program has`,
        'use the program that made it, or build the database again',
      );
    }
  }
}

/** Runs `work` in one transaction with foreign keys off (inside a transaction the switch would do nothing), and checks them before the end. */
function exclusively<T>(db: Database, work: () => T): T {
  db.exec('PRAGMA foreign_keys = OFF');
  try {
    return db.transaction(() => {
      const result = work();
      const broken = db.prepare('PRAGMA foreign_key_check').all();
      if (broken.length > 0) {
        throw new AxError(
          'index-damaged',
          `${db.path}: ${broken.length} rows would refer to missing rows`,
          'nothing was changed',
        );
      }
      return result;
    });
  } finally {
    db.exec('PRAGMA foreign_keys = ON');
  }
}

function ledger(
  db: Database,
): { number: number; name: string; checksum: string; appliedAt: string; milliseconds: number }[] {
  const exists = db.prepare("SELECT 1 AS found FROM sqlite_schema WHERE name = 'schema_migration'").get();
  if (!exists) return [];
  return db
    .prepare('SELECT number, name, checksum, applied_at, milliseconds FROM schema_migration ORDER BY number')
    .all()
    .map((row) => ({
      number: Number(row.number),
      name: String(row.name),
      checksum: String(row.checksum),
      appliedAt: String(row.applied_at),
      milliseconds: Number(row.milliseconds),
    }));
}
