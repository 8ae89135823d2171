import { openDatabase } from '../database/index.ts';
import { AxError } from '../model/index.ts';
import { storedMeta } from '../store/index.ts';
import { FACTS_VERSION } from './fingerprint.ts';
import { currentGeneration } from './generation-files.ts';

/** The key of the random id of the repository, for features that are on in a part of all repositories. */
export const REPOSITORY = 'repository';

/** What an index holds that cannot be made again from the sources; each new generation takes it over. */
const KEPT: readonly string[] = [REPOSITORY];

/** What can be told of an index before its schema is brought up to date. */
export interface IndexPeek {
  /** True when its facts were made by a program that reads sources as this one does, or when there are none yet. */
  isCurrent: boolean;
  /** What a new generation takes over. */
  kept: Record<string, string>;
}

/** Looks into an index of any schema version; nothing is changed. Undefined when it cannot be read: damaged, foreign, gone. */
export function peekIndex(path: string): IndexPeek | undefined {
  try {
    const db = openDatabase({ path, readonly: true });
    try {
      const meta = storedMeta(db);
      const kept = Object.fromEntries(Object.entries(meta).filter(([key]) => KEPT.includes(key)));
      return { isCurrent: meta.facts === undefined || meta.facts === FACTS_VERSION, kept };
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof AxError) return undefined;
    throw error;
  }
}

/**
 * The random id of the project below `root`: the same as long as it has an index, however often that is built anew.
 * Undefined while there is none that can be read, or none of a program that gives ids.
 */
export function repositoryOf(root: string): string | undefined {
  const files = currentGeneration(root);
  return files && peekIndex(files.database)?.kept[REPOSITORY];
}
