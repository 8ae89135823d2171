import type { Problem } from './facts.ts';

const FAULTS: ReadonlySet<string> = new Set([
  ...['unreadable', 'changed-while-read', 'name-not-utf8'],
  ...['timeout', 'too-complex', 'grammar', 'worker-crashed'],
]);

/** True for the code of a problem that kept a file, or most of it, out of the index, though it belongs there. */
export function isFault(code: string): boolean {
  return FAULTS.has(code);
}

/** A problem in one line for people, with its place in the file when it has one. */
export function problemText({ message, line }: Pick<Problem, 'message' | 'line'>): string {
  return line > 0 ? `line ${line}: ${message}` : message;
}
