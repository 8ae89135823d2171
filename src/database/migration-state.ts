import type { Database } from './database.ts';
import { type LedgerRow, readLedger } from './ledger.ts';
import type { Migration } from './migration.ts';

/** One migration as a database sees it. */
export interface MigrationState {
  number: number;
  name: string;
  /** 'changed': applied with another text than the program has; 'unknown': applied, and the program has none of that number. */
  state: 'applied' | 'pending' | 'changed' | 'unknown';
  /** Applied after, or pending below, one with a higher number. */
  outOfOrder: boolean;
  /** ISO 8601, '' while pending. */
  appliedAt: string;
  milliseconds: number;
  /** Version of the program that applied it, '' while pending. */
  program: string;
  /** Of the text it was applied with; while pending, of the one the program has. */
  checksum: string;
  /** Of the text the program has; '' when it has none. */
  expectedChecksum: string;
}

/** Every migration that the program or the database knows, in order of numbers. */
export function migrationStatus(db: Database, migrations: readonly Migration[]): MigrationState[] {
  return statesOf(readLedger(db), migrations);
}

/** The same of a ledger that was read, in order of application. */
export function statesOf(ledger: readonly LedgerRow[], migrations: readonly Migration[]): MigrationState[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  const states = new Map<number, MigrationState>();
  let highest = 0;
  for (const row of ledger) {
    const expectedChecksum = known.get(row.number)?.checksum ?? '';
    const state = !known.has(row.number) ? 'unknown' : expectedChecksum === row.checksum ? 'applied' : 'changed';
    const { number, name, appliedAt, milliseconds, program, checksum } = row;
    const outOfOrder = number < highest;
    states.set(number, {
      ...{ number, name, state, outOfOrder, appliedAt, milliseconds, program, checksum, expectedChecksum },
    });
    highest = Math.max(highest, number);
  }
  for (const migration of migrations)
    if (!states.has(migration.number))
      states.set(migration.number, pendingState(migration, migration.number < highest));
  return [...states.values()].sort((a, b) => a.number - b.number);
}

/** The state of a migration that is not applied. */
export function pendingState({ number, name, checksum }: Migration, outOfOrder: boolean): MigrationState {
  const never = { appliedAt: '', milliseconds: 0, program: '' };
  return { number, name, state: 'pending', outOfOrder, ...never, checksum, expectedChecksum: checksum };
}

/**
 * The migrations that a database has not had, up to the number `to`, in order of numbers; `outOfOrder` are those among
 * them with a lower number than one it has had.
 */
export function pendingMigrations(
  db: Database,
  migrations: readonly Migration[],
  to: number = Number.POSITIVE_INFINITY,
): { pending: Migration[]; outOfOrder: Migration[] } {
  const applied = new Set(readLedger(db).map(({ number }) => number));
  const highest = Math.max(0, ...applied);
  const pending = migrations
    .filter(({ number }) => number <= to && !applied.has(number))
    .sort((a, b) => a.number - b.number);
  return { pending, outOfOrder: pending.filter(({ number }) => number < highest) };
}
