import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';
import { namesIn } from './fold.ts';
import { hasTelemetry, openTelemetryStore, type StoreOptions } from './open-store.ts';
import { spoolDirectory, spoolFile } from './recorder.ts';
import type { CleanReport } from './store.ts';
import { telemetryBackups } from './telemetry-database.ts';

/**
 * Removes what was counted on this machine, backups included; the choice of mode stays. A database that is damaged, or
 * of a newer program, is removed as a file. Throws AxError `io`, `locked`.
 */
export function cleanTelemetry(options: StoreOptions): CleanReport {
  if (!hasTelemetry(options.directory)) return { files: 0, days: 0 };
  try {
    const store = openTelemetryStore(options);
    try {
      return store.clean();
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof AxError && error.code === 'not-ours')
      throw new AxError(error.code, error.message, 'move it away', { cause: error });
    if (!(error instanceof AxError) || !['index-damaged', 'index-newer'].includes(error.code)) throw error;
    const folder = spoolDirectory(options.directory);
    const files = namesIn(folder).filter((name) => spoolFile(name));
    for (const name of files) rmSync(join(folder, name), { force: true });
    for (const end of ['', '-wal', '-shm']) rmSync(join(options.directory, `telemetry.db${end}`), { force: true });
    rmSync(telemetryBackups(options.directory), { recursive: true, force: true });
    return { files: files.length, days: 0 };
  }
}
