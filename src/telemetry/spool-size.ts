import { statSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from './fold.ts';
import { spoolDirectory, spoolFile } from './recorder.ts';

/** What telemetry takes on the disk: spool files, and bytes with the database. */
export function telemetrySize(directory: string): { files: number; bytes: number } {
  const folder = spoolDirectory(directory);
  const files = namesIn(folder).filter((name) => spoolFile(name));
  const paths = [...files.map((name) => join(folder, name)), join(directory, 'telemetry.db')];
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  return { files: files.length, bytes };
}
