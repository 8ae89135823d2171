import type { Database } from './database.ts';

/** Runs work that only reads, all of it as of one moment: in a transaction, unless one is open already. */
export function inSnapshot<T>(db: Database, work: () => T): T {
  if (db.inTransaction) return work();
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}
