import type { FlagDeclaration, Flags } from '../../flags/index.ts';
import { timeOf } from '../../flags/managing.ts';
import { FLAGS, flagNamed, flagsDirectory } from '../../flags/table.ts';
import { AxError, nearest } from '../../model/index.ts';
import { decidingFlags, type FlagOptions, repositoryOf } from '../../project/flags.ts';
import { findRoot } from '../../project/root.ts';
import { loadFeatures } from '../../settings/editing.ts';
import { type ConfigFiles, configFiles, loadSettings } from '../../settings/index.ts';
import type { Context } from '../command.ts';

/** Feature flags as their commands see them. */
export interface FoundFlags {
  flags: Flags;
  files: ConfigFiles;
  /** Of the project, absolute. */
  root: string;
  /** Where they keep what they remember; undefined when nothing can be kept. */
  directory: string | undefined;
}

/** For whom and when flags are looked at; what is left out is as it is here and now. */
export interface Viewpoint {
  user?: string | undefined;
  cohort?: readonly string[] | undefined;
  at?: string | undefined;
}

/** Fields of a command that looks at one flag from a {@link Viewpoint}. */
export const VIEWPOINT = {
  unit: {
    type: 'string',
    placeholder: 'ID',
    doc: 'Look at it for this id of what it divides (installation, repository, run or question).',
  },
  user: { type: 'string', placeholder: 'NAME', doc: 'Look at it as this user.' },
  cohort: { type: 'list', placeholder: 'NAME', doc: 'Look at it as a member of this cohort; repeatable.' },
  at: { type: 'string', placeholder: 'TIME', doc: 'Look at it as it is on that day, or at that time.' },
} as const;

/** The field of the name of a flag. */
export const NAME = {
  type: 'string',
  positional: 'one',
  placeholder: 'NAME',
  required: true,
  complete: 'flag',
  doc: 'The flag.',
} as const;

/** The flags that hold in the current directory. Files that cannot be used are problems of the flags, no refusals. */
export async function findFlags(ctx: Context, view: Viewpoint = {}): Promise<FoundFlags> {
  const root = findRoot(ctx.cwd);
  const files = configFiles(root, ctx.env);
  const own = await ownNames(ctx, root);
  const setting = { env: ctx.env, sources: await loadFeatures(files), ...own, repository: () => repositoryOf(root) };
  const options: FlagOptions = {
    overrides: ctx.features,
    safe: ctx.safe,
    looks: true,
    version: ctx.runtime.version(),
    ...(view.at !== undefined && { now: instant(view.at) }),
    ...(view.user !== undefined && { user: view.user }),
    ...(view.cohort !== undefined && view.cohort.length > 0 && { cohorts: view.cohort }),
  };
  return {
    flags: await decidingFlags(setting, options),
    files,
    root,
    directory: flagsDirectory(ctx.env, ctx.runtime.platform),
  };
}

/** Who the user is by the settings; by the environment alone where they cannot be read. */
async function ownNames(ctx: Context, root: string): Promise<{ user: string; cohorts: readonly string[] }> {
  try {
    const { values } = await loadSettings({ root, env: ctx.env, flags: await ctx.given() });
    return { user: values['flags.user'], cohorts: values['flags.cohorts'] };
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    return { user: ctx.env.AX_FLAGS_USER ?? '', cohorts: (ctx.env.AX_FLAGS_COHORTS ?? '').split(',').filter(Boolean) };
  }
}

function instant(text: string): number {
  const at = timeOf(text);
  if (at === undefined) throw new AxError('usage', `--at takes a day or a time, not "${text}"`, 'such as 2027-01-31');
  return at;
}

/** The flag of this name. Throws AxError `not-found` with the nearest one. */
export function knownFlag(name: string): FlagDeclaration {
  const flag = flagNamed(name);
  if (!flag) throw new AxError('not-found', `there is no flag "${name}"`, nearFlag(name));
  return flag;
}

/** A hint for a name that no flag has. */
export function nearFlag(name: string): string {
  const names = FLAGS.map((flag) => flag.name);
  const near = nearest(name, names);
  return near ? `did you mean ${near}?` : `the flags are ${names.join(', ')}`;
}

/** Where flags keep what they remember. Throws AxError `unsupported` when nothing can be kept. */
export function keptIn({ directory }: FoundFlags): string {
  if (directory === undefined) throw new AxError('unsupported', 'there is no home to keep it in', 'set HOME');
  return directory;
}

/** Writes what is to be kept of flags. Throws AxError `io` where that cannot be. */
export function keeping<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error;
    throw new AxError('io', `it cannot be kept: ${(error as Error).message}`, 'check the disk and the permissions');
  }
}
