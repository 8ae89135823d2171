import { lstatSync, realpathSync } from 'node:fs';
import type { Problem } from '../model/index.ts';
import { skipByName } from './skip-by-name.ts';
import { lookAt } from './stamp.ts';
import { FILE_STATE, type Stamp, UNREACHABLE } from './tree.ts';

/** What is to be done about a listed file, without reading it. */
export interface Verdict {
  stamp: Stamp;
  /** `pending`: read it; `gone`: it is no file (any more); `skipped` or `failed`: see `problem`. */
  state: number;
  problem?: Problem;
  isDirectory?: true;
}

/** What {@link judgeFile} is told. */
export interface JudgeOptions {
  root: string;
  maxFileSize: number;
  /** True when a path (relative to the root) is listed. */
  isListed: (path: string) => boolean;
}

/** Looks at a path (relative to the root). `isProbe`: only its content can tell whether it is of a known language. */
export function judgeFile(options: JudgeOptions, path: string, isProbe: boolean): Verdict {
  const absolute = `${options.root}/${path}`;
  const stat = lookAt(absolute);
  const stamp: Stamp = { size: stat.size, mtime: stat.mtimeMs, ctime: stat.ctimeMs };
  if (stat.size === UNREACHABLE) {
    const problem = whyUnreachable(absolute);
    return problem ? { stamp, state: FILE_STATE.failed, problem } : { stamp, state: FILE_STATE.gone };
  }
  if (stat.isSymbolicLink?.()) return { stamp, state: FILE_STATE.skipped, problem: linkProblem(options, absolute) };
  if (stat.isDirectory?.()) return { stamp, state: FILE_STATE.gone, isDirectory: true };
  if (!stat.isFile?.()) return { stamp, state: FILE_STATE.gone };
  const problem = skipByName(path) ?? (isProbe ? undefined : tooLarge(stamp.size, options.maxFileSize));
  if (problem) return { stamp, state: FILE_STATE.skipped, problem };
  return { stamp, state: FILE_STATE.pending };
}

/** The problem 'too-large', or undefined for a file of acceptable size. */
export function tooLarge(size: number, limit: number): Problem | undefined {
  if (size <= limit) return undefined;
  return { code: 'too-large', message: `${size} bytes, more than index.maxFileSize (${limit})`, line: 0 };
}

function whyUnreachable(absolute: string): Problem | undefined {
  try {
    lstatSync(absolute);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return { code: 'unreadable', message: `cannot be reached: ${code}`, line: 0 };
  }
}

function linkProblem({ root, isListed }: JudgeOptions, absolute: string): Problem {
  try {
    const top = `${realpathSync(root)}/`;
    const target = realpathSync(absolute);
    const inside = target.startsWith(top) ? target.slice(top.length) : '';
    if (isListed(inside)) return { code: 'duplicate', message: `a link to ${inside}`, line: 0 };
  } catch {
    return { code: 'symlink', message: 'a link that leads nowhere', line: 0 };
  }
  return { code: 'symlink', message: 'a link to what is not listed', line: 0 };
}
