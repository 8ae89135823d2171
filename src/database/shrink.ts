import type { Database } from './database.ts';

/** Rewrites a database without unused pages, and empties its log. The caller is in no transaction. Throws AxError 'no-space', 'locked', 'io'. */
export function shrink(db: Database): void {
  db.exec('VACUUM');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
