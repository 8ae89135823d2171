import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LAST_MS } from '../flags/deciding.ts';
import { namesIn } from '../flags/table.ts';

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

/** What one start of an experiment keeps, a directory each: its measurements, or the lists that were shown last. */
export function experimentFolder(
  directory: string,
  name: string,
  { id }: Pick<ExperimentState, 'id'>,
  what: 'log' | 'shown',
): string {
  return join(directory, `${name}@${id}.${what}`);
}

/**
 * The file of an experiment that runs. It is there as long as it does, among the files of flags, so that their names say
 * whether any does. It is only ever made where there is none, and renamed: so one process starts it, and one stops it.
 */
export function runningFile(directory: string, name: string): string {
  return join(dirname(directory), `${name}.experiment`);
}

/** Reads the state of an experiment that runs; `none` where it does not. What cannot be read is damaged; nothing throws. */
export function readRunning(directory: string, name: string): Found {
  return read(runningFile(directory, name), undefined);
}

/** The same, and where it does not run, that of the start that was stopped last and can be read. */
export function readState(directory: string, name: string): Found {
  const running = readRunning(directory, name);
  if (running !== 'none') return running;
  const stopped = namesIn(directory).flatMap((file): [file: string, at: number][] => {
    const [, of, at] = /^(.+)@(\d+)-\w+\.json$/.exec(file) ?? [];
    return of === name ? [[file, Number(at)]] : [];
  });
  for (const [file, at] of stopped.sort((a, b) => b[1] - a[1])) {
    const found = read(join(directory, file), at);
    if (typeof found === 'object') return found;
  }
  return 'none';
}

function read(path: string, stoppedAt: number | undefined): Found {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return ['ENOENT', 'ENOTDIR'].includes(code) ? 'none' : 'damaged';
  }
  const state = stateOf(text);
  return state ? { state: { ...state, stoppedAt } } : 'damaged';
}

function stateOf(text: string): Omit<ExperimentState, 'stoppedAt'> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const given = value as Partial<Record<keyof ExperimentState, unknown>> | null;
  const { id, salt, startedAt, share, version } = given ?? {};
  if (typeof id !== 'string' || !/^\w+$/.test(id) || typeof salt !== 'string' || salt === '') return undefined;
  if (typeof startedAt !== 'number' || !(Math.abs(startedAt) <= LAST_MS)) return undefined;
  if (typeof share !== 'number' || !(share > 0 && share < 100)) return undefined;
  const size = Number.isInteger(given?.size) && Number(given?.size) > 0 ? Number(given?.size) : undefined;
  return { id, salt, startedAt, share, size, version: String(version) };
}

/** Names of what runs and is none of `known`: experiments of other versions of the program, which nobody here measures. */
export function runningOthers(directory: string, known: readonly string[]): string[] {
  const running = namesIn(dirname(directory)).flatMap((file) => /^([\w-]+)\.experiment$/.exec(file)?.[1] ?? []);
  return running.filter((name) => !known.includes(name));
}
