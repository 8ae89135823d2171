import type { FlagProblem } from '../../flags/index.ts';
import { problemLine } from './problem-line.ts';

/** Says in one line that something about flags cannot be used, however much it is: the rest is for `ax flags lint`. */
export async function warnOfFlags(problems: readonly FlagProblem[], notice: (text: string) => void): Promise<void> {
  const [first, ...others] = problems;
  if (!first) return;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  notice(`ax: feature flags: ${await problemLine(first)}${more}; defaults hold there (ax flags lint)`);
}
