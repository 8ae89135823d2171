import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';
import { applicationOf, versionOf } from './guard.ts';
import { integrityFindings, openDatabase } from './open.ts';
import { contentHash, rowCounts } from './table-contents.ts';

/** What is in a database, for comparing. */
export interface DatabaseContents {
  schemaVersion: number;
  applicationId: number;
  rows: Record<string, number>;
  /** '' when it was not asked for: it takes as long as all the rest. */
  contentHash: string;
}

/**
 * Copies a database into a new file, as it is at one moment, while others read and write it, and checks the copy.
 * Throws AxError 'index-damaged', 'no-space', 'io', 'locked'.
 */
export function copyDatabase(path: string, to: string): DatabaseContents {
  const source = openDatabase({ path, readonly: true, busyTimeoutMs: 30_000 });
  try {
    const moment = dataVersion(source);
    const version = versionOf(source);
    const rows = rowCounts(source);
    // Where a file can only be read as a whole, that is what keeps it from being written, and a copy from being made.
    source.exec('PRAGMA query_only = OFF');
    // It ends also beside a process that never stops writing, which a backup in steps does not.
    source.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
    const unchanged = dataVersion(source) === moment;
    const copied = contentsOf(to, { named: path, hash: true });
    if (unchanged && (copied.schemaVersion !== version || !sameCounts(copied.rows, rows))) {
      throw new AxError(
        'index-damaged',
        `${path}: a copy does not have the same rows`,
        'check it: ax db status --check',
      );
    }
    return copied;
  } finally {
    source.close();
  }
}

/**
 * Checks a database that nobody writes, all of it, and says what is in it. `named`: what to call it in messages. Throws
 * AxError 'index-damaged'.
 */
export function contentsOf(path: string, { named, hash }: { named: string; hash: boolean }): DatabaseContents {
  const db = openDatabase({ path, readonly: true });
  try {
    const [finding] = integrityFindings(db, 'integrity_check');
    if (finding) {
      throw new AxError('index-damaged', `${named} is damaged: ${finding}`, 'see what is left of it: ax db repair');
    }
    return {
      ...{ schemaVersion: versionOf(db), applicationId: applicationOf(db) },
      ...{ rows: rowCounts(db), contentHash: hash ? contentHash(db) : '' },
    };
  } finally {
    db.close();
  }
}

/** A number that is another after any other connection has changed the database. */
export function dataVersion(db: Database): number {
  return Number(db.prepare('PRAGMA data_version').get()?.data_version);
}

/** True when both have the same tables with as many rows. */
export function sameCounts(a: Record<string, number>, b: Record<string, number>): boolean {
  const tables = Object.keys(a);
  return tables.length === Object.keys(b).length && tables.every((table) => a[table] === b[table]);
}
