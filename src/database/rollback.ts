import { AxError } from '../model/index.ts';
import { backup } from './backup.ts';
import type { BackupInfo } from './backup-info.ts';
import { dataVersion } from './copy-database.ts';
import { discardBackup } from './list-backups.ts';
import { describeLoss } from './lost-rows.ts';
import { migrateDown } from './migrate.ts';
import type { MigrationState } from './migration-state.ts';
import { openDatabase } from './open.ts';
import { overwriteDatabase } from './overwrite-database.ts';
import { type PreparedRollback, planRollback, type RollbackOptions, type RollbackPlan } from './plan-rollback.ts';
import { openWorkplace } from './workplace.ts';

/** What was done. */
export interface RolledBack {
  plan: RollbackPlan;
  /** What was undone, the last one first. */
  undone: MigrationState[];
  /** The backup of what was there before; null when nothing was done, or none was wanted. */
  safety: BackupInfo | null;
}

/** Thrown, and caught again, when somebody has written since the plan was made. */
const CHANGED: Error = new Error('the database was written');

/**
 * Brings a database back to an earlier schema, by the way that `planRollback` finds, after a backup of the present
 * state. When somebody writes meanwhile, it begins again. Rejects with AxError 'data-loss' when every way loses rows and
 * that is not accepted, 'migration-failed' when there is no way at all, 'usage' for a `to` that it never had,
 * 'locked', 'not-ours', 'index-newer', 'index-damaged', 'no-space', 'io', 'unsupported'.
 */
export async function rollback(options: RollbackOptions): Promise<RolledBack> {
  if (options.dryRun) return { plan: await planOnly(options), undone: [], safety: null };
  const watch = openDatabase({ path: options.path, busyTimeoutMs: 30_000 });
  try {
    for (let attempt = 1; ; attempt++) {
      const done = await attemptOnce(options, () => dataVersion(watch));
      if (done) return done;
      if (attempt === 5) {
        throw new AxError('locked', `${options.path} is being written by another process`, 'stop it, then try again');
      }
    }
  } finally {
    watch.close();
  }
}

/** The plan alone: the database is only read. */
async function planOnly(options: RollbackOptions): Promise<RollbackPlan> {
  const place = openWorkplace(options.directory);
  try {
    return (await planRollback(options, place)).plan;
  } finally {
    place.close();
  }
}

/** Undefined when somebody has written since the plan was made. */
async function attemptOnce(options: RollbackOptions, moment: () => number): Promise<RolledBack | undefined> {
  const place = openWorkplace(options.directory);
  try {
    const before = moment();
    const prepared = await planRollback(options, place);
    const { plan } = prepared;
    if (plan.way === 'none') return { plan, undone: [], safety: null };
    if (plan.way === 'refused') throw refusal(options.path, plan, options.acceptDataLoss === true);
    const safety = options.noBackup ? null : backup({ ...options, reason: 'rollback' });
    try {
      const undone = await carryOut(prepared, options, () => {
        if (moment() !== before) throw CHANGED;
      });
      return { plan, undone, safety };
    } catch (error) {
      if (safety) discardBackup(safety);
      if (error === CHANGED) return undefined;
      throw error;
    }
  } finally {
    place.close();
  }
}

async function carryOut(
  { plan, file }: PreparedRollback,
  options: RollbackOptions,
  proceed: () => void,
): Promise<MigrationState[]> {
  if (plan.way === 'backup') {
    await overwriteDatabase(file, options.path, proceed);
    return plan.undo;
  }
  const db = openDatabase({ path: options.path, busyTimeoutMs: 30_000 });
  try {
    return migrateDown(db, {
      ...options,
      onMigration: (state) => {
        // Nothing is committed yet, and nobody else can write any more.
        proceed();
        options.onMigration?.(state);
      },
    });
  } finally {
    db.close();
  }
}

function refusal(path: string, plan: RollbackPlan, accepted: boolean): AxError {
  const { from, to, loss, proven, problem, backup: found } = plan;
  const lost = loss.length > 0 ? `loses rows: ${describeLoss(loss)}` : 'gives other rows than there are now';
  if (proven) {
    const hint = 'to lose them: ax db rollback --accept-data-loss (a backup is made first)';
    return new AxError('data-loss', `${path}: going back from version ${from} to ${to} ${lost}`, hint);
  }
  if (found && !accepted) {
    const hint = `to take it all the same: ax db rollback --accept-data-loss (a backup is made first)`;
    return new AxError(
      'data-loss',
      `${path}: going back from version ${from} to ${to} is possible by the backup ${found.name} only (${problem}), and that ${lost}`,
      hint,
    );
  }
  return new AxError(
    'migration-failed',
    `${path}: there is no way back from version ${from} to ${to}: ${problem}, and no sound backup of version ${to}`,
    'nothing was changed',
  );
}
