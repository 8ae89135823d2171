import type { FlagProblem } from '../../flags/index.ts';
import { lineOf } from '../../settings/editing.ts';

/** A problem with the place where it stands. */
export interface PlacedProblem {
  flag: string | null;
  /** Absolute, '' for the environment and options. */
  path: string;
  /** From 1; 0 without a file. */
  line: number;
  message: string;
  hint: string;
}

/** Finds the line of a problem. */
export async function placed({ flag, path, keys, message, hint }: FlagProblem): Promise<PlacedProblem> {
  // A file that cannot be read says itself where.
  const known = keys === undefined && path !== '' ? /:(\d+): /.exec(message) : undefined;
  const line = path === '' ? 0 : keys === undefined ? Number(known?.[1] ?? 1) : await lineOf(path, keys);
  const start = `${path}:${line}: `;
  const text = message.startsWith(start) ? message.slice(start.length) : message;
  return { flag: flag ?? null, path, line, message: text, hint };
}

/** A problem in one line, with its place. */
export async function problemLine(problem: FlagProblem): Promise<string> {
  const { path, line, message, hint } = await placed(problem);
  return `${path === '' ? '' : `${path}:${line}: `}${message}${hint ? ` (${hint})` : ''}`;
}
