import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guard, openDatabase, versionOf } from '../database/index.ts';
import { loadMigrations, migrate, settle } from '../database/writing.ts';
import { PACKAGE_ROOT } from '../model/index.ts';
import { type IndexReader, openIndexReader } from '../store/index.ts';
import { createIndexWriter, type IndexWriter } from '../store/writing.ts';
import { FACTS_VERSION } from './fingerprint.ts';
import { indexSchema, MIGRATIONS } from './index-schema.ts';
import { REPOSITORY } from './peek-index.ts';

const MANIFEST = new URL('package.json', PACKAGE_ROOT);

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
    const options = { applicationId, migrations: loadMigrations(MIGRATIONS), programVersion: version };
    if (schema > 0 && guard(db, { applicationId, version: newest, write: true }) === 'older') {
      // Few runs need a backup, so what makes it is loaded only then.
      const { migrateWithBackup } = await import('../database/upkeep.ts');
      const how = { directory: join(dirname(path), 'backups'), database: 'index', programVersion: version };
      const { kept } = migrateWithBackup(db, options, how);
      if (kept)
        onNotice?.(`the index was brought from schema ${schema} to ${newest}; backups/${kept.name} has it as it was`);
    } else {
      migrate(db, options);
    }
    const writer = createIndexWriter(db);
    if (writer.getMeta('facts') === undefined) {
      const createdAt = new Date().toISOString();
      writer.setAllMeta({ facts: FACTS_VERSION, complete: 'false', createdAt, [REPOSITORY]: randomUUID() });
    }
    return {
      ...{ writer, reader: openIndexReader(db) },
      complete: writer.getMeta('complete') === 'true',
      finish: (ref) => {
        // An index of a program that gave none is given one now.
        const repository = writer.getMeta(REPOSITORY) ?? randomUUID();
        writer.setAllMeta({ ...(ref !== undefined && { ref }), [REPOSITORY]: repository, complete: 'true' });
        if (mode === 'bulk') settle(db);
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
