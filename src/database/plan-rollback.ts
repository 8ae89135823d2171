import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';
import type { BackupInfo } from './backup-info.ts';
import { called } from './called.ts';
import { checkLedger } from './check-database.ts';
import { copyDatabase } from './copy-database.ts';
import type { Database } from './database.ts';
import { listBackups } from './list-backups.ts';
import { type LostRows, lostRows } from './lost-rows.ts';
import { type MigrateOptions, migrate, migrateDown, migrationsToUndo } from './migrate.ts';
import { type MigrationState, statesOf } from './migration-state.ts';
import { openDatabase } from './open.ts';
import { schemaDigest } from './schema-digest.ts';
import { contentHash } from './table-contents.ts';
import { examineBackup } from './verify-backup.ts';
import type { Workplace } from './workplace.ts';

/** Options of `planRollback` and `rollback`. */
export interface RollbackOptions extends MigrateOptions {
  path: string;
  /** Where backups are kept; also for copies. */
  directory: string;
  /** 'index', 'telemetry'. */
  database: string;
  /** Takes a way that loses rows when there is no other. */
  acceptDataLoss?: boolean;
  /** Makes no backup of the present state. */
  noBackup?: boolean;
  /** Changes nothing. */
  dryRun?: boolean;
  now?: () => Date;
}

/** How a database goes back to an earlier schema. */
export interface RollbackPlan {
  from: number;
  to: number;
  /** 'none': nothing is to be undone. 'refused': every way would lose rows, or there is none. */
  way: 'none' | 'down' | 'backup' | 'refused';
  /** The migrations that are undone, the last one first. */
  undo: MigrationState[];
  /** True when the down scripts, and then the up scripts, lead back to the present schema on a copy. */
  proven: boolean;
  /** Why they are not proven, in one line; '' when they are. */
  problem: string;
  /** What is lost on this way; when refused, on the best there is. */
  loss: LostRows[];
  /** The backup that is restored, or would be when the loss is accepted; null for none. */
  backup: BackupInfo | null;
}

/** A plan with what is needed to carry it out: the database in the backup, unpacked in the workplace. */
export interface PreparedRollback {
  plan: RollbackPlan;
  file: string;
}

/** Backups of the wanted version that are looked into, the newest first; each one is migrated on a copy. */
const MOST_BACKUPS = 5;

/**
 * Finds out on copies how a database goes back: by its down scripts when these are proven and what they take away can
 * be had again, else by a backup of that version that leads to the present contents, else not without a loss.
 */
export async function planRollback(options: RollbackOptions, place: Workplace): Promise<PreparedRollback> {
  const present = join(place.path, 'present.db');
  const contents = copyDatabase(options.path, present);
  const { digest, ledger, undo } = await called(options.path, present, () => using(present, (db) => look(db, options)));
  const undone = new Set(undo.map(({ number }) => number));
  const from = Math.max(0, ...ledger);
  const to = Math.max(0, ...ledger.filter((number) => !undone.has(number)));
  const plan: RollbackPlan = { from, to, way: 'none', undo, proven: true, problem: '', loss: [], backup: null };
  if (undo.length === 0) return { plan, file: '' };

  const again = { ...options, migrations: options.migrations.filter(({ number }) => ledger.includes(number)) };
  const goal = { path: present, digest, contentHash: contents.contentHash };
  const round = roundTrip(copyOf(present, place), again, goal);
  if (round.proven && round.loss.length === 0) return { plan: { ...plan, way: 'down' }, file: '' };

  const found = await findBackup({ ...again, to }, goal, place);
  const { proven, problem } = round;
  const file = found?.file ?? '';
  const looked = { ...plan, proven, problem, backup: found?.info ?? null };
  if (found?.equal) return { plan: { ...looked, way: 'backup' }, file };
  if (proven) {
    const way = options.acceptDataLoss ? 'down' : 'refused';
    return { plan: { ...looked, way, loss: round.loss, backup: null }, file: '' };
  }
  const way = options.acceptDataLoss && found ? 'backup' : 'refused';
  return { plan: { ...looked, way, loss: found?.loss ?? [] }, file };
}

function look(db: Database, options: RollbackOptions): { digest: string; ledger: number[]; undo: MigrationState[] } {
  const rows = checkLedger(db, options);
  const numbers = migrationsToUndo(rows, options).map(({ number }) => number);
  const states = statesOf(rows, options.migrations);
  return {
    digest: schemaDigest(db),
    ledger: rows.map(({ number }) => number),
    undo: numbers.flatMap((number) => states.filter((state) => state.number === number)),
  };
}

interface Goal {
  path: string;
  digest: string;
  contentHash: string;
}

/** Down and up again on a copy. */
function roundTrip(
  copy: string,
  options: RollbackOptions,
  goal: Goal,
): { proven: boolean; problem: string; loss: LostRows[] } {
  try {
    const { onMigration: _told, ...quietly } = options;
    using(copy, (db) => migrateDown(db, quietly));
    const back = upAgain(copy, options);
    if (back.digest !== goal.digest) {
      return { proven: false, problem: 'down and up again, the schema is not what it was', loss: [] };
    }
    return { proven: true, problem: '', loss: back.contentHash === goal.contentHash ? [] : lostRows(goal.path, copy) };
  } catch (error) {
    return { proven: false, problem: refusalOf(error).replaceAll(copy, options.path), loss: [] };
  }
}

interface Candidate {
  info: BackupInfo;
  /** The database in it, unpacked. */
  file: string;
  /** True when it leads to the present contents, row by row. */
  equal: boolean;
  loss: LostRows[];
}

/** A sound backup of the wanted version: the newest that leads to the present contents, else the newest. */
async function findBackup(options: RollbackOptions, goal: Goal, place: Workplace): Promise<Candidate | undefined> {
  let best: Candidate | undefined;
  const backups = listBackups(options.directory).filter(
    (info): info is BackupInfo =>
      !('problem' in info) &&
      info.database === options.database &&
      info.applicationId === options.applicationId &&
      info.schemaVersion === options.to,
  );
  for (const info of backups.slice(0, MOST_BACKUPS)) {
    const { findings, file } = await examineBackup(info, place, { hash: false });
    if (findings.length > 0) continue;
    const copy = copyOf(file, place);
    try {
      const led = upAgain(copy, options);
      if (led.digest === goal.digest && led.contentHash === goal.contentHash)
        return { info, file, equal: true, loss: [] };
      best ??= { info, file, equal: false, loss: lostRows(goal.path, copy) };
    } catch (error) {
      // One that this program cannot migrate is no way back.
      refusalOf(error);
    }
  }
  return best;
}

function upAgain(copy: string, options: MigrateOptions): { digest: string; contentHash: string } {
  const { to: _to, onMigration: _told, ...all } = options;
  return using(copy, (db) => {
    migrate(db, { ...all, allowOutOfOrder: true });
    return { digest: schemaDigest(db), contentHash: contentHash(db) };
  });
}

/** The message of a refusal; a bug is thrown on. */
function refusalOf(error: unknown): string {
  if (error instanceof AxError && error.code !== 'no-space' && error.code !== 'io') return error.message;
  throw error;
}

let copies = 0;

function copyOf(file: string, place: Workplace): string {
  const copy = join(place.path, `work-${++copies}.db`);
  copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  return copy;
}

function using<T>(path: string, work: (db: Database) => T): T {
  const db = openDatabase({ path, mode: 'bulk' });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
