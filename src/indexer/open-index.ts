import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guard, openDatabase, versionOf } from '../database/index.ts';
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
  /** Marks it complete, made on a commit ('' for none, undefined for the one before), and puts a bulk load onto the disk. */
  finish(ref: string | undefined): void;
  close(): void;
}

/**
 * Opens the index database, which is made when there is none, and brings its schema up to date, after a backup. `bulk`:
 * it may be lost with the power, until it is settled. Throws AxError as `openDatabase`, `migrate` and `backup`.
 */
export async function openIndex(
  path: string,
  mode: 'serve' | 'bulk',
  onNotice?: (text: string) => void,
): Promise<OpenIndex> {
  const db = openDatabase({ path, mode });
  try {
    const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string };
    const { applicationId, version: newest } = indexSchema();
    const schema = versionOf(db);
    if (schema > 0 && guard(db, { applicationId, version: newest, write: true }) === 'older') {
      const { name } = await keep(path, version);
      onNotice?.(`the index is brought from schema ${schema} to ${newest}; backups/${name} has it as it was`);
    }
    migrate(db, { applicationId, migrations: loadMigrations(MIGRATIONS), programVersion: version });
    const writer = createIndexWriter(db);
    if (writer.getMeta('facts') === undefined) {
      writer.setMeta('facts', FACTS_VERSION);
      writer.setMeta('complete', 'false');
      writer.setMeta('createdAt', new Date().toISOString());
    }
    return {
      ...{ writer, reader: openIndexReader(db) },
      complete: writer.getMeta('complete') === 'true',
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

/** A backup before a migration. Few runs need one, so what makes it is loaded only then. */
async function keep(path: string, programVersion: string): Promise<{ name: string }> {
  const { keepBackup } = await import('../database/upkeep.ts');
  const directory = join(dirname(path), 'backups');
  return keepBackup({ path, directory, database: 'index', reason: 'migrate', programVersion });
}
