import { renameSync, rmSync } from 'node:fs';
import { assertOurs, checkIntegrity, type Database, guard, openDatabase, versionOf } from '../../database/index.ts';
import { checkLedger, checkSchema, type Salvaged, salvage, setAside } from '../../database/upkeep.ts';
import { type IndexReport, peekIndex } from '../../indexer/index.ts';
import { AxError } from '../../model/index.ts';
import { openIndexReader } from '../../store/index.ts';
import {
  type Care,
  type DatabaseChoice,
  everyDatabase,
  holdDatabase,
  type KeptDatabase,
  keptDatabases,
  shownPath,
} from './kept-database.ts';

/** What was found of a database, and what was done. */
export interface Repaired {
  database: KeptDatabase['id'];
  path: string;
  /** What is damaged; [] when nothing is, and nothing was done. */
  findings: string[];
  /** Of an index, which is made again from the sources: the run that did it. */
  rebuilt: IndexReport | null;
  /** Of an index: false when the little in it that is not made of the sources could not be read, and is lost. */
  takenOver: boolean;
  /** Of another database: what could be read, by table. */
  salvaged: Salvaged[];
  /** Where the damaged file is now; null when it is of no more use. */
  aside: string | null;
}

/**
 * Examines the databases and makes damaged ones again: an index from the sources (by `rebuild`), keeping the little in it
 * that is not made of them; any other with all rows that can still be read. Nothing is done to a sound one. Throws AxError
 * 'not-ours', 'index-newer' (it may be sound for a newer program), 'no-space', 'io', 'locked' and those of `rebuild`.
 */
export async function repairDatabases(
  care: Care,
  choice: DatabaseChoice | undefined,
  rebuild: () => Promise<IndexReport>,
): Promise<Repaired[]> {
  const results: Repaired[] = [];
  const meant = care.file === undefined ? everyDatabase(care, choice) : keptDatabases(care, choice);
  // Of an index that is gone a file still says that there was one; what was never counted is missed by nobody.
  const was = meant.filter(({ id, path, exists }) => exists || (id === 'index' && path !== ''));
  for (const kept of was) {
    const findings = examine(kept);
    const about = { database: kept.id, path: kept.shown, findings };
    const nothing = { rebuilt: null, takenOver: true, salvaged: [], aside: null };
    if (findings.length === 0) results.push({ ...about, ...nothing });
    else if (kept.id === 'index') {
      const takenOver = peekIndex(kept.path) !== undefined;
      results.push({ ...about, ...nothing, takenOver, rebuilt: await rebuild() });
    } else {
      const done = await holdDatabase(care, kept, (database) => replaceBySalvage(care, database));
      results.push({ ...about, ...nothing, ...done });
    }
  }
  return results;
}

function examine({ id, path, exists, shown, applicationId, migrations }: KeptDatabase): string[] {
  if (!exists) return [`${shown} is missing`];
  try {
    const db = openDatabase({ path, readonly: true });
    try {
      assertOurs(db, applicationId);
      const findings = checkIntegrity(db, 'integrity_check');
      if (findings.length > 0) return findings;
      // An index gets its name when it has its schema.
      if (id === 'index' && versionOf(db) === 0) return [`${shown} is empty`];
      const state = guard(db, { applicationId, version: migrations.at(-1)?.number ?? 0, write: false });
      if (state !== 'newer') {
        const ledger = checkLedger(db, { applicationId, migrations });
        checkSchema(
          db,
          migrations,
          ledger.map(({ number }) => number),
          'before',
        );
      }
      return id === 'index' && state === 'current' ? unreadable(db) : [];
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof AxError && error.code === 'index-damaged') return [error.message];
    throw error;
  }
}

/** Damage inside of what SQLite takes for bytes: all facts of all files are read. */
function unreadable(db: Database): string[] {
  const reader = openIndexReader(db);
  for (const { id, path } of reader.files()) {
    try {
      reader.facts(id);
    } catch (error) {
      if (error instanceof AxError && error.code === 'index-damaged') return [`${path}: ${error.message}`];
      throw error;
    }
  }
  return [];
}

function replaceBySalvage(
  care: Care,
  { path, applicationId, migrations }: KeptDatabase,
): Pick<Repaired, 'salvaged' | 'aside'> {
  const fresh = `${path}.repaired`;
  const clear = (): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(fresh + end, { force: true });
  };
  // What a killed run has left.
  clear();
  try {
    const { programVersion } = care;
    const salvaged = salvage({ path, to: fresh, applicationId, migrations, programVersion });
    const aside = setAside(path, new Date());
    renameSync(fresh, path);
    return { salvaged, aside: shownPath(care.root, aside) };
  } finally {
    clear();
  }
}
