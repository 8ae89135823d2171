import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';
import type { Migration } from './migration.ts';

/** The table that records what was applied to a database. */
export const LEDGER = 'schema_migration';

/** One row of the ledger. */
export interface LedgerRow {
  number: number;
  name: string;
  checksum: string;
  /** ISO 8601. */
  appliedAt: string;
  milliseconds: number;
  /** Version of the program that applied it. */
  program: string;
  minimumReader: number;
  /** Order of application. */
  sequence: number;
}

const TABLE = `CREATE TABLE IF NOT EXISTS ${LEDGER} (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  milliseconds INTEGER NOT NULL,
  program TEXT NOT NULL,
  minimum_reader INTEGER NOT NULL,
  sequence INTEGER NOT NULL DEFAULT 0
) STRICT`;

/**
 * The ledger in order of application; no rows where there is none. A ledger made before there was a sequence is read
 * as applied in order of numbers. Throws AxError 'index-damaged' for a table that is no ledger.
 */
export function readLedger(db: Database): LedgerRow[] {
  const columns = columnsOf(db);
  if (columns.size === 0) return [];
  const missing = COLUMNS.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    throw new AxError(
      'index-damaged',
      `${db.path}: the table ${LEDGER} lacks ${missing.join(', ')}: what was applied is not known`,
      'restore a backup, or build it again: ax index --full',
    );
  }
  const sequence = columns.has('sequence') ? 'sequence' : 'number';
  return db
    .prepare(`SELECT ${COLUMNS.join(', ')}, ${sequence} AS sequence FROM ${LEDGER} ORDER BY ${sequence}, number`)
    .all()
    .map((row) => ({
      number: Number(row.number),
      name: String(row.name),
      checksum: String(row.checksum),
      appliedAt: String(row.applied_at),
      milliseconds: Number(row.milliseconds),
      program: String(row.program),
      minimumReader: Number(row.minimum_reader),
      sequence: Number(row.sequence),
    }));
}

const COLUMNS = ['number', 'name', 'checksum', 'applied_at', 'milliseconds', 'program', 'minimum_reader'] as const;

/** Makes the ledger where there is none, and gives one that was made before there was a sequence its sequence. */
export function prepareLedger(db: Database): void {
  const columns = columnsOf(db);
  if (columns.size === 0) {
    db.exec(TABLE);
  } else if (!columns.has('sequence')) {
    db.exec(`ALTER TABLE ${LEDGER} ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0`);
    db.exec(`UPDATE ${LEDGER} SET sequence = number`);
  }
}

/** Records that a migration was applied after all others, now. */
export function recordMigration(
  db: Database,
  migration: Migration,
  run: { milliseconds: number; programVersion: string },
): LedgerRow {
  const last = Number(db.prepare(`SELECT coalesce(max(sequence), 0) AS last FROM ${LEDGER}`).get()?.last);
  const row: LedgerRow = {
    number: migration.number,
    name: migration.name,
    checksum: migration.checksum,
    appliedAt: new Date().toISOString(),
    milliseconds: run.milliseconds,
    program: run.programVersion,
    minimumReader: migration.minimumReader,
    sequence: last + 1,
  };
  db.prepare(`INSERT INTO ${LEDGER} (${COLUMNS.join(', ')}, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    ...[row.number, row.name, row.checksum, row.appliedAt, row.milliseconds, row.program, row.minimumReader],
    row.sequence,
  );
  return row;
}

/** Records that a migration was undone. */
export function forgetMigration(db: Database, number: number): void {
  db.prepare(`DELETE FROM ${LEDGER} WHERE number = ?`).run(number);
}

/** How the ledger is made and what hangs on it, as a text: what no script of a migration may change. */
export function ledgerSeal(db: Database): string {
  return JSON.stringify(
    db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? ORDER BY name').all(LEDGER),
  );
}

function columnsOf(db: Database): Set<string> {
  const rows = db.prepare('SELECT name FROM pragma_table_info(?)').all(LEDGER);
  return new Set(rows.map((row) => String(row.name)));
}
