import { readFileSync } from 'node:fs';
import { openDatabase } from '../database/index.ts';
import { loadMigrations, migrate, settle } from '../database/writing.ts';
import { type IndexReader, openIndexReader } from '../store/index.ts';
import { createIndexWriter, type IndexWriter } from '../store/writing.ts';
import { FACTS_VERSION } from './fingerprint.ts';
import { indexSchema, MIGRATIONS } from './index-schema.ts';

const MANIFEST = new URL('../../package.json', import.meta.url);

/** An index that is open for writing. */
export interface OpenIndex {
  writer: IndexWriter;
  reader: IndexReader;
  /** False until a first index was finished. */
  complete: boolean;
  /** True when its facts were made by a program that reads sources as this one does. */
  current: boolean;
  /** Marks it complete, made on a commit ('' for none, undefined for the one before), and puts a bulk load onto the disk. */
  finish(ref: string | undefined): void;
  close(): void;
}

/**
 * Opens the index database, which is made when there is none, and brings its schema up to date. `bulk`: it may be lost
 * with the power, until it is settled. Throws AxError as `openDatabase` and `migrate`.
 */
export function openIndex(path: string, mode: 'serve' | 'bulk'): OpenIndex {
  const db = openDatabase({ path, mode });
  try {
    const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string };
    const { applicationId } = indexSchema();
    migrate(db, { applicationId, migrations: loadMigrations(MIGRATIONS), programVersion: version });
    const writer = createIndexWriter(db);
    const facts = writer.getMeta('facts');
    if (facts === undefined) {
      writer.setMeta('facts', FACTS_VERSION);
      writer.setMeta('complete', 'false');
      writer.setMeta('createdAt', new Date().toISOString());
    }
    return {
      ...{ writer, reader: openIndexReader(db) },
      complete: writer.getMeta('complete') === 'true',
      current: facts === undefined || facts === FACTS_VERSION,
      finish: (ref) => {
        if (ref !== undefined) writer.setMeta('ref', ref);
        writer.setMeta('complete', 'true');
        if (mode === 'bulk') settle(db);
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
