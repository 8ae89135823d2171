import { statSync } from 'node:fs';
import { guard, openDatabase } from '../database/index.ts';
import { FACTS_VERSION, type GenerationFiles, indexSchema } from '../indexer/index.ts';
import { type IndexReader, openIndexReader } from '../store/index.ts';

/** An index that is open for reading. */
export interface OpenReader {
  reader: IndexReader;
  files: GenerationFiles;
  /** Version of its schema. */
  schema: number;
  close(): void;
}

/** Keeps the reader of a project: one at a time, for the generation that is asked for. */
export interface ReaderKeeper {
  /**
   * The reader of a generation, opened when it is not the one at hand. Undefined when its database does not exist, was
   * made by a program that reads sources in another way, or must be migrated before it can be read. Throws AxError
   * 'index-damaged', 'not-ours', 'index-newer' or 'io'.
   */
  open(files: GenerationFiles): OpenReader | undefined;
  close(): void;
}

/** Opens nothing yet. */
export function createReaderKeeper(): ReaderKeeper {
  let kept: (OpenReader & { identity: string }) | undefined;
  const close = (): void => {
    kept?.close();
    kept = undefined;
  };
  return {
    open: (files) => {
      const identity = identityOf(files.database);
      if (kept && kept.identity === identity) return kept;
      close();
      if (identity === '') return undefined;
      const opened = openReader(files);
      if (opened) kept = { ...opened, identity };
      return kept;
    },
    close,
  };
}

/** Tells a file from another one that takes its name; '' when there is none. */
function identityOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${path} ${stat.dev} ${stat.ino} ${stat.birthtimeMs}` : '';
}

function openReader(files: GenerationFiles): OpenReader | undefined {
  const db = openDatabase({ path: files.database, readonly: true });
  try {
    const schema = indexSchema();
    if (guard(db, { ...schema, write: false }) === 'older') {
      db.close();
      return undefined;
    }
    const reader = openIndexReader(db);
    if ((reader.meta('facts') ?? FACTS_VERSION) !== FACTS_VERSION) {
      db.close();
      return undefined;
    }
    return { reader, files, schema: schema.version, close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}
