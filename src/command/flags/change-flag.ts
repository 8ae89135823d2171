import { appendToHistory, type HistoryEntry, percentAt, readRule } from '../../flags/managing.ts';
import { editFeature, loadFeatures, userFile } from '../../settings/editing.ts';
import { projectFile } from '../../settings/index.ts';
import type { Context } from '../command.ts';
import type { Out } from '../out.ts';
import { findFlags, knownFlag } from './find-flags.ts';

/** What a change of a file came to. */
export interface FlagChange {
  name: string;
  /** The file, absolute. */
  path: string;
  changed: boolean;
  /** Percentage of those who have it on by the file; null when it is not for a part of them. */
  rollout: number | null;
  /** What it is here, now. */
  value: boolean;
  variant: 'on' | 'off';
  reason: string;
  decidedBy: string;
  says: string;
}

/** The shape of {@link FlagChange} for the reference. */
export const CHANGE_RESULT = '{name,path,changed,rollout,value,variant,reason,decidedBy,says}';

/** The field that says which file. */
export const USER_FILE = {
  user: { type: 'boolean', doc: 'Change the configuration file of the user, not of the project.' },
} as const;

/**
 * Changes members of a flag in the configuration file of the project, or of the user, and says what holds then. Throws
 * AxError `not-found` for a flag that does not exist, `invalid-config` and `io` as `editFeature`.
 */
export async function changeFlag(
  ctx: Context,
  { name, user }: { name: string; user: boolean },
  members: Record<string, unknown>,
  entry: Pick<HistoryEntry, 'what' | 'detail'>,
): Promise<FlagChange> {
  knownFlag(name);
  const { files, directory } = await findFlags(ctx);
  const path = user ? userFile(files) : projectFile(files);
  const changed = await editFeature(path, name, members);
  const version = ctx.runtime.version();
  if (changed && directory !== undefined) note(ctx, directory, { at: Date.now(), flag: name, version, ...entry });
  const after = await findFlags(ctx);
  const { value, variant, reason, trace } = after.flags.evaluate(name);
  const written = (await loadFeatures(files)).find((source) => source.path === path)?.value as Record<string, unknown>;
  const rollout = percentAt(readRule(name, written[name]).rule, Date.now()) ?? null;
  const { step = 'default', says = '' } = trace.at(-1) ?? {};
  return { name, path, changed, rollout, value, variant, reason, decidedBy: step, says };
}

/** A change that was made stays made when it cannot be noted. */
function note(ctx: Context, directory: string, entry: HistoryEntry): void {
  try {
    appendToHistory(directory, entry);
  } catch (error) {
    ctx.notice(`ax: the history cannot be written: ${(error as Error).message}`);
  }
}

/** Writes what a change came to. */
export function printChange({ name, path, changed, rollout, variant, decidedBy, says }: FlagChange, out: Out): void {
  out.line(changed ? `changed ${path}` : `${path} is unchanged`);
  out.line(`${out.style('name', name)} is ${variant} here (${decidedBy}: ${says})`);
  if (rollout !== null && rollout > 0 && rollout < 100)
    out.line(out.style('dim', `on for ${rollout} % (for everybody: ax flags rollout ${name} 100)`));
}
