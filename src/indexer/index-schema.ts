import { fileURLToPath } from 'node:url';
import { loadMigrations, type Schema } from '../database/index.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/index/', import.meta.url));

/** SQLite's application_id of an index: "axix" in ASCII. */
const APPLICATION_ID = 0x61786978;

/** What an index database is made of. */
export function indexSchema(): Schema {
  return { applicationId: APPLICATION_ID, migrations: loadMigrations(MIGRATIONS) };
}
