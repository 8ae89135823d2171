import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { guard, openDatabase } from '../../database/index.ts';
import { ensureSpace, shrink } from '../../database/upkeep.ts';
import { type Care, type DatabaseChoice, holdDatabase, type KeptDatabase, keptDatabases } from './kept-database.ts';
import { WRITE_WAIT_MS } from './migrate-database.ts';

/** Sizes of a database on disk, in bytes, with its journal. */
export interface Vacuumed {
  database: KeptDatabase['id'];
  path: string;
  before: number;
  after: number;
  elapsedMs: number;
}

/** Rewrites databases without unused pages. Throws AxError 'no-space', 'locked', 'io', 'not-ours', 'index-newer'. */
export async function vacuumDatabases(care: Care, choice: DatabaseChoice | undefined): Promise<Vacuumed[]> {
  const results: Vacuumed[] = [];
  for (const kept of keptDatabases(care, choice)) results.push(await holdDatabase(care, kept, vacuumOne));
  return results;
}

function vacuumOne({ id, path, shown, applicationId, migrations }: KeptDatabase): Vacuumed {
  const started = performance.now();
  const before = bytesOf(path);
  // SQLite writes a whole copy, then the whole file.
  ensureSpace(dirname(path), before * 2);
  const db = openDatabase({ path, busyTimeoutMs: WRITE_WAIT_MS });
  try {
    guard(db, { applicationId, version: migrations.at(-1)?.number ?? 0, write: true });
    shrink(db);
  } finally {
    db.close();
  }
  return {
    database: id,
    path: shown,
    before,
    after: bytesOf(path),
    elapsedMs: Math.round(performance.now() - started),
  };
}

function bytesOf(path: string): number {
  return [path, `${path}-wal`].reduce((sum, each) => sum + (statSync(each, { throwIfNoEntry: false })?.size ?? 0), 0);
}
