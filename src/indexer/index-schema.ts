import { fileURLToPath } from 'node:url';
import { newestMigration, type SchemaVersion } from '../database/index.ts';
import { PACKAGE_ROOT } from '../model/index.ts';

/** Where the migrations of an index database are. */
export const MIGRATIONS: string = fileURLToPath(new URL('migrations/index/', PACKAGE_ROOT));

/** SQLite's application_id of an index: "axix" in ASCII. */
const APPLICATION_ID = 0x61786978;

/** What this program expects of an index database. */
export function indexSchema(): SchemaVersion {
  return { applicationId: APPLICATION_ID, version: newestMigration(MIGRATIONS) };
}
