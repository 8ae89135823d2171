import { statSync } from 'node:fs';
import { assertOurs, checkIntegrity, openDatabase, versionOf } from '../../database/index.ts';
import { listBackups } from '../../database/upkeep.ts';
import { type MigrationState, migrationStatus } from '../../database/writing.ts';
import { type Care, type DatabaseChoice, type KeptDatabase, keptDatabases } from './kept-database.ts';

/** How a database stands against this program. */
export interface DatabaseStatus {
  database: KeptDatabase['id'];
  path: string;
  /** Number of the last migration it has had; 0 for none. */
  schema: number;
  /** Number of the newest migration of this program. */
  newest: number;
  /**
   * 'current'; 'pending': migrations are to be applied; 'out-of-order': one of them is older than one that was applied;
   * 'changed': one was applied with another text; 'newer': it has migrations that this program does not know.
   */
  state: 'current' | 'pending' | 'out-of-order' | 'changed' | 'newer';
  migrations: MigrationState[];
  /** On disk, with its journal. */
  bytes: number;
  backups: number;
  /** Findings of the integrity checks, [] when all is well; null when they were not asked for. */
  integrity: string[] | null;
}

/** The state of the databases. Nothing is changed, and no lock is needed. Throws AxError 'not-ours', 'index-damaged', 'io'. */
export function databaseStatus(
  care: Care,
  choice: DatabaseChoice | undefined,
  { check }: { check: boolean },
): DatabaseStatus[] {
  return keptDatabases(care, choice).map((kept) => statusOf(kept, check));
}

function statusOf(
  { id, path, shown, migrations, applicationId, backups }: KeptDatabase,
  check: boolean,
): DatabaseStatus {
  const db = openDatabase({ path, readonly: true });
  try {
    assertOurs(db, applicationId);
    const states = migrationStatus(db, migrations);
    return {
      ...{ database: id, path: shown, schema: versionOf(db) },
      newest: migrations.at(-1)?.number ?? 0,
      state: stateOf(states),
      migrations: states,
      bytes: sizeOf(path) + sizeOf(`${path}-wal`),
      backups: listBackups(backups).length,
      integrity: check ? checkIntegrity(db, 'integrity_check') : null,
    };
  } finally {
    db.close();
  }
}

function stateOf(states: readonly MigrationState[]): DatabaseStatus['state'] {
  const has = (state: MigrationState['state']): boolean => states.some((each) => each.state === state);
  if (has('changed')) return 'changed';
  if (has('unknown')) return 'newer';
  if (states.some(({ state, outOfOrder }) => state === 'pending' && outOfOrder)) return 'out-of-order';
  return has('pending') ? 'pending' : 'current';
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
