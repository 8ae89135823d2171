import { readdirSync } from 'node:fs';

/** Number of the newest migration in a directory, without reading any: see `loadMigrations`. */
export function newestMigration(directory: string): number {
  return Math.max(0, ...readdirSync(directory).map((name) => Number.parseInt(name, 10) || 0));
}
