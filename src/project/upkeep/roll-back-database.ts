import { called, copyDatabase, pruneOld, type RolledBack, rollback } from '../../database/upkeep.ts';
import { type IndexFiles, replaceGeneration } from '../../indexer/index.ts';
import {
  type Care,
  type DatabaseChoice,
  holdDatabase,
  type KeptDatabase,
  keptDatabases,
  shown,
  shownPath,
} from './kept-database.ts';

/** How far and how databases are taken back. */
export interface RollbackHow {
  /** The migration to go back to; default the one before the present. */
  to?: number | undefined;
  dryRun: boolean;
  acceptDataLoss: boolean;
  noBackup: boolean;
}

/** What was done to a database, or would be. */
export interface DatabaseRolledBack extends RolledBack {
  database: KeptDatabase['id'];
  path: string;
  elapsedMs: number;
}

/** Takes databases back to an older schema, see `rollback` for how and for its errors. */
export async function rollBackDatabases(
  care: Care,
  choice: DatabaseChoice | undefined,
  how: RollbackHow,
): Promise<DatabaseRolledBack[]> {
  const results: DatabaseRolledBack[] = [];
  for (const kept of keptDatabases(care, choice)) {
    results.push(await holdDatabase(care, kept, (database, files) => rollBackOne(care, database, files, how)));
  }
  return results;
}

async function rollBackOne(
  care: Care,
  { id, path, shown: name, applicationId, migrations, backups }: KeptDatabase,
  files: IndexFiles | undefined,
  { to, ...how }: RollbackHow,
): Promise<DatabaseRolledBack> {
  const started = performance.now();
  const { root, programVersion } = care;
  const options = {
    ...{ directory: backups, database: id, applicationId, migrations, programVersion, ...how },
    ...(to === undefined ? {} : { to }),
  };
  const done = (result: RolledBack, at: string): DatabaseRolledBack => ({
    ...{ ...result, database: id, path: at, safety: result.safety && shown(root, result.safety) },
    elapsedMs: Math.round(performance.now() - started),
  });
  if (how.dryRun) return done(await rollback({ ...options, path }), name);
  if (!files) {
    const result = await rollback({ ...options, path });
    pruneOld(backups, id);
    return done(result, name);
  }
  // Whoever reads the index meanwhile, or keeps some of it in memory, goes on with the old one.
  const { made, path: next } = await replaceGeneration(files, async (copy) => {
    copyDatabase(path, copy);
    return await called(name, copy, () => rollback({ ...options, path: copy }));
  });
  pruneOld(backups, id);
  return done(made, shownPath(root, next));
}
