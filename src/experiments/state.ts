import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { putWhole } from '../flags/deciding.ts';

/** An experiment of this machine, from its start on. */
export interface ExperimentState {
  /** Random; that of one start on one machine. It says nothing of the machine. */
  id: string;
  /** Random; what is hashed for this experiment is hashed with it. */
  salt: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Undefined as long as it runs. */
  stoppedAt: number | undefined;
  /** Percentage of units that get the treatment. */
  share: number;
  /** Units that were declared to be enough when it began; undefined when nothing was declared. */
  size: number | undefined;
  /** Version of the program that started it. */
  version: string;
}

/** What the file of an experiment says. */
export type Found = { state: ExperimentState } | 'none' | 'damaged';

/** Where experiments are kept, in the directory of flags. */
export function experimentsDirectory(flagsDirectory: string): string {
  return join(flagsDirectory, 'experiments');
}

/** The file of an experiment: its state, its measurements, or the lists that were shown last (a directory). */
export function experimentFile(directory: string, name: string, what: 'json' | 'log' | 'shown'): string {
  return join(directory, `${name}.${what}`);
}

/** Reads the state of an experiment. What cannot be read is damaged; nothing throws. */
export function readState(directory: string, name: string): Found {
  let text: string;
  try {
    text = readFileSync(experimentFile(directory, name, 'json'), 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return ['ENOENT', 'ENOTDIR'].includes(code) ? 'none' : 'damaged';
  }
  const state = stateOf(text);
  return state ? { state } : 'damaged';
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}

function stateOf(text: string): ExperimentState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const given = value as Partial<Record<keyof ExperimentState, unknown>> | null;
  const { id, salt, startedAt, share, version } = given ?? {};
  if (typeof id !== 'string' || typeof salt !== 'string' || salt === '') return undefined;
  if (!isTime(startedAt) || typeof share !== 'number' || !(share > 0 && share < 100)) return undefined;
  const stoppedAt = isTime(given?.stoppedAt) ? given.stoppedAt : undefined;
  const size = Number.isInteger(given?.size) && Number(given?.size) > 0 ? Number(given?.size) : undefined;
  return { id, salt, startedAt, stoppedAt, share, size, version: String(version) };
}

/**
 * Starts an experiment, and keeps what was measured under an earlier start of it aside. False when it runs already, also
 * when another process has started it at the same time. Throws what the system says.
 */
export function startExperiment(
  directory: string,
  name: string,
  { share, size, version, now }: Pick<ExperimentState, 'share' | 'size' | 'version'> & { now: number },
): boolean {
  const before = readState(directory, name);
  if (typeof before === 'object' && before.state.stoppedAt === undefined) return false;
  if (before !== 'none') setAside(directory, name, now);
  const id = randomBytes(8).toString('hex');
  const salt = randomBytes(16).toString('hex');
  const text = `${JSON.stringify({ id, salt, startedAt: now, share, size, version })}\n`;
  return putWhole(experimentFile(directory, name, 'json'), text, 'new');
}

/** Renames what there is of an earlier start. */
function setAside(directory: string, name: string, now: number): void {
  const stamp = new Date(now).toISOString().replace(/\D/g, '');
  for (const what of ['log', 'json'] as const) {
    const path = experimentFile(directory, name, what);
    try {
      renameSync(path, join(directory, `${name}@${stamp}.${what}`));
    } catch (error) {
      // Nothing was measured, or another process does the same.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  forgetShown(directory, name);
}

/** Stops an experiment: what was measured stays. False when it does not run. Throws what the system says. */
export function stopExperiment(directory: string, name: string, now: number): boolean {
  const found = readState(directory, name);
  if (typeof found !== 'object' || found.state.stoppedAt !== undefined) return false;
  const stopped = { ...found.state, stoppedAt: now };
  putWhole(experimentFile(directory, name, 'json'), `${JSON.stringify(stopped)}\n`, 'replace');
  forgetShown(directory, name);
  return true;
}

function forgetShown(directory: string, name: string): void {
  const path = experimentFile(directory, name, 'shown');
  if (statSync(path, { throwIfNoEntry: false })) rmSync(path, { recursive: true, force: true });
}
