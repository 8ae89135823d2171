import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { putWhole } from '../flags/deciding.ts';
import type { Variant } from './experiment.ts';
import { salted } from './salted.ts';

/** A result of a list, by all that somebody may call it. */
export interface ShownResult {
  path: string;
  line: number;
  qualifiedName: string;
  /** Whose result it is; undefined for one with which both ways begin alike. */
  from: Variant | undefined;
}

/** What somebody asks about after a list: a name, a place, or a file. */
export type Subject = { name: string } | { path: string; line?: number };

/** So long after a list was shown its results are still meant, in milliseconds. */
export const WINDOW_MS = 1_800_000;

/** So many results of a list are remembered. */
const MOST_REMEMBERED = 50;

const WAYS = ['off', 'on', 'both'] as const;
const MARKS = { off: '-', on: '+', both: '=' } as const;

/**
 * Remembers a list that was shown, in a file of its own: a line for each result, hashed. Throws what the system says.
 */
export function rememberShown(
  directory: string,
  { salt, project, id, now }: { salt: string; project: string; id: string; now: number },
  results: readonly ShownResult[],
): void {
  const lines = results.slice(0, MOST_REMEMBERED).map(({ path, line, qualifiedName, from }) => {
    const words = [`f ${path}`, `p ${path}:${line}`, ...namesOf(qualifiedName).map((name) => `n ${name}`)];
    return `${MARKS[from ?? 'both']} ${words.map((word) => salted(salt, word)).join(' ')}\n`;
  });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Nobody goes on with these any more, nor finishes what was left half written.
  for (const file of filesIn(directory)) {
    if (!(now - Number(file.split('-')[1]) <= WINDOW_MS)) removeFile(join(directory, file));
  }
  putWhole(join(directory, `${salted(salt, project)}-${now}-${id}`), lines.join(''), 'replace');
}

/** All ways to write the end of a qualified name: `Server.listen` is also `listen`. */
function namesOf(qualifiedName: string): string[] {
  const parts = qualifiedName.split('.');
  return parts.map((_, at) => parts.slice(at).join('.')).filter((name) => name !== '');
}

/**
 * The lists of a project in which somebody was shown what is asked about now, with the way whose result it is: of
 * several results the one that stands first. Each list is told once, to one process; lists that are too old go. Nothing
 * throws.
 */
export function claimShown(
  directory: string,
  { salt, project, now }: { salt: string; project: string; now: number },
  subject: Subject,
): { id: string; from: Variant | 'both'; shownAt: number }[] {
  const wanted = wordOf(salt, subject);
  const here = salted(salt, project);
  return filesIn(directory).flatMap((file) => {
    const [place, shownAt, id] = file.split('-');
    if (id === undefined || id.includes('.')) return [];
    const path = join(directory, file);
    if (!(now - Number(shownAt) <= WINDOW_MS)) {
      removeFile(path);
      return [];
    }
    if (place !== here) return [];
    const line = linesOf(path).find((each) => each.split(' ').includes(wanted, 1));
    const from = line === undefined ? undefined : WAYS.find((way) => line.startsWith(MARKS[way]));
    // Of several processes the one that takes the file away has it.
    return from && removeFile(path) ? [{ id, from, shownAt: Number(shownAt) }] : [];
  });
}

function wordOf(salt: string, subject: Subject): string {
  if ('name' in subject) return salted(salt, `n ${subject.name.replace(/::|#/g, '.')}`);
  return salted(salt, subject.line === undefined ? `f ${subject.path}` : `p ${subject.path}:${subject.line}`);
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function removeFile(path: string): boolean {
  try {
    rmSync(path);
    return true;
  } catch {
    return false;
  }
}
