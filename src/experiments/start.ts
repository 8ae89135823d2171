import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { putWhole } from '../flags/deciding.ts';
import { namesIn } from '../flags/table.ts';
import { type ExperimentState, experimentFolder, readRunning, runningFile } from './state.ts';

/**
 * Starts an experiment; what was measured under an earlier start of it stays where it is. False when it runs already, also
 * when another process has started it at the same time, and when what runs cannot be read. Throws what the system says.
 */
export function startExperiment(
  directory: string,
  name: string,
  { share, size, version, now }: Pick<ExperimentState, 'share' | 'size' | 'version'> & { now: number },
): boolean {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const id = randomBytes(8).toString('hex');
  const salt = randomBytes(16).toString('hex');
  const text = `${JSON.stringify({ id, salt, startedAt: now, share, size, version })}\n`;
  return putWhole(runningFile(directory, name), text, 'new');
}

/**
 * Stops an experiment, also one whose file cannot be read: what was measured stays. False when it does not run, or when
 * what runs is not the start `id`, where one is given. Throws what the system says.
 */
export function stopExperiment(directory: string, name: string, now: number, id?: string): boolean {
  const found = readRunning(directory, name);
  if (found === 'none') return false;
  if (id !== undefined && !(typeof found === 'object' && found.state.id === id)) return false;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const stopped = join(directory, `${name}@${Math.round(now)}-${randomBytes(4).toString('hex')}.json`);
  try {
    renameSync(runningFile(directory, name), stopped);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
  forgetShown(directory, name);
  return true;
}

/** Removes the lists of starts that are over: their salt is no longer used. */
function forgetShown(directory: string, name: string): void {
  const running = readRunning(directory, name);
  const kept = typeof running === 'object' ? experimentFolder(directory, name, running.state, 'shown') : '';
  for (const file of namesIn(directory)) {
    const path = join(directory, file);
    if (!file.startsWith(`${name}@`) || !file.endsWith('.shown') || path === kept) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // The next one that is stopped takes it away.
    }
  }
}
