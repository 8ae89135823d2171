import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExperimentState, experimentFolder, readState } from '../../src/experiments/state.ts';

/** The state of an experiment that runs, or ran last. */
export function stateOf(directory: string, name: string): ExperimentState {
  const found = readState(directory, name);
  if (typeof found !== 'object') throw new Error(`${name}: ${found}`);
  return found.state;
}

/** The directory of the log of that start, or of the lists that were shown. */
export function folderOf(directory: string, name: string, what: 'log' | 'shown' = 'log'): string {
  return experimentFolder(directory, name, stateOf(directory, name), what);
}

/** The lines of all days in it, those of the days that are over as they were shortened. */
export function logOf(directory: string, name: string): string {
  const folder = folderOf(directory, name);
  let files: string[] = [];
  try {
    files = readdirSync(folder).sort();
  } catch {
    return '';
  }
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
}

/** Writes the log of a day anew. */
export function writeLog(directory: string, name: string, lines: readonly string[], at = Date.now()): void {
  const folder = folderOf(directory, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${new Date(at).toISOString().slice(0, 10)}.log`), `${lines.join('\n')}\n`);
}
