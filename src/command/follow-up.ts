import type { Subject } from '../experiments/running.ts';
import type { Context } from './command.ts';
import type { Input } from './fields.ts';
import { type Base, projectPath, projectSymbol } from './place.ts';

/** Commands with which somebody goes on from a result of `ax find`. */
const FOLLOWING: readonly string[] = ['def', 'refs', 'callers', 'callees', 'flow', 'impact', 'outline'];

/**
 * Tells the experiments what a person has asked about, after it was answered: it may be a result of a list that was shown
 * before. Never throws.
 */
export async function followUp(ctx: Context, command: string, { symbol, file }: Input): Promise<void> {
  const trials = ctx.flagsInUse()?.trials;
  if (!trials || !ctx.isPerson || !FOLLOWING.includes(command)) return;
  try {
    const { root } = await ctx.project();
    const base = { cwd: ctx.cwd, root };
    if (typeof file === 'string') trials.followed(root, { path: projectPath(base, file) });
    if (typeof symbol === 'string') {
      trials.followed(root, subjectOf(base, symbol));
      // What `ax impact` is asked about may be a file as well.
      if (command === 'impact') trials.followed(root, { path: projectPath(base, symbol) });
    }
  } catch {
    // Nothing was shown that could be meant.
  }
}

function subjectOf(base: Base, symbol: string): Subject {
  const [, path, line] = /^(.+):(\d+):\d+$/.exec(projectSymbol(base, symbol)) ?? [];
  return path === undefined ? { name: symbol } : { path, line: Number(line) };
}
