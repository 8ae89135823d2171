import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../model/index.ts';

/** Where the migrations of a telemetry database are. */
export const TELEMETRY_MIGRATIONS: string = fileURLToPath(new URL('migrations/telemetry/', PACKAGE_ROOT));

/** SQLite's application_id of a telemetry database: "axtl" in ASCII. */
export const TELEMETRY_APPLICATION_ID = 0x6178746c;

/** The database in the directory where telemetry is kept; it need not exist. */
export function telemetryDatabase(directory: string): string {
  return join(directory, 'telemetry.db');
}

/** Where its backups are. */
export function telemetryBackups(directory: string): string {
  return join(directory, 'backups');
}
