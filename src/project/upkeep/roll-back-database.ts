import { copyDatabase, type RolledBack, rollback } from '../../database/upkeep.ts';
import { replaceGeneration } from '../../indexer/index.ts';
import {
  type Care,
  type DatabaseChoice,
  holdDatabase,
  type KeptDatabase,
  keptDatabases,
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
    results.push(
      await holdDatabase(care, kept, async (database, files) => {
        const started = performance.now();
        const { id, applicationId, migrations, backups } = database;
        const { to, dryRun, acceptDataLoss, noBackup } = how;
        const take = (path: string): Promise<RolledBack> =>
          rollback({
            ...{
              path,
              directory: backups,
              database: id,
              applicationId,
              migrations,
              programVersion: care.programVersion,
            },
            ...{ dryRun, acceptDataLoss, noBackup, ...(to === undefined ? {} : { to }) },
          });
        const said = { database: id, elapsedMs: 0 };
        const taken = (done: RolledBack, path: string): DatabaseRolledBack => ({
          ...{ ...done, ...said, path, elapsedMs: Math.round(performance.now() - started) },
        });
        if (dryRun || !files) return taken(await take(database.path), database.shown);
        // Whoever reads the index meanwhile, or keeps some of it in memory, goes on with the old one.
        const { made, path } = await replaceGeneration(files, (next) => {
          copyDatabase(database.path, next);
          return take(next);
        });
        return taken(made, shownPath(care.root, path));
      }),
    );
  }
  return results;
}
