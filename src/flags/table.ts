// The second door of the room for those who open a project: the table, and what flags are where nobody says anything
// about them. It is one module, since each one that every process loads costs more than what is in it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';
import { stateDirectory } from '../settings/files.ts';
import type { Environment } from '../settings/index.ts';
import type { FlagDeclaration } from './flag.ts';
import type { Flags } from './flags.ts';

/** Every flag there is. A flag that is not here has no value; one that nobody asks for any more is to be removed. */
export const FLAGS: readonly FlagDeclaration[] = [
  {
    name: 'cross-file-analysis',
    description: 'Names are followed across files; off, each file is looked at by itself.',
    owner: 'link',
    kind: 'ops',
    default: true,
    safe: true,
    expires: undefined,
    unit: 'repository',
  },
  {
    name: 'semantic-search',
    description: 'Questions in words are also answered by meaning; off, by words alone.',
    owner: 'query',
    kind: 'release',
    default: false,
    safe: false,
    expires: '2027-12-01',
    unit: 'install',
    planned: true,
  },
  {
    name: 'ranking-next',
    description: 'Results of ax find are ordered by the next weighting; off, by the present one.',
    owner: 'query',
    kind: 'experiment',
    default: false,
    safe: false,
    expires: '2027-06-01',
    unit: 'query',
  },
  {
    name: 'raw-walk',
    description: 'Syntax trees are read out of memory; off, through the public cursor of tree-sitter.',
    owner: 'parse',
    kind: 'ops',
    default: true,
    safe: false,
    expires: undefined,
    unit: 'invocation',
  },
];

/** The declaration with this name. */
export function flagNamed(name: string, declarations: readonly FlagDeclaration[] = FLAGS): FlagDeclaration | undefined {
  return declarations.find((each) => each.name === name);
}

/** The environment variable that sets a flag: `AX_FEATURE_SEMANTIC_SEARCH` for `semantic-search`. */
export function variableOf(name: string): string {
  return `AX_FEATURE_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** Where flags keep what they remember, absolute; undefined when nothing can be kept. */
export function flagsDirectory(env: Environment, platform: string): string | undefined {
  const state = stateDirectory(env, platform);
  return state && join(state, 'flags');
}

/**
 * True when nothing is remembered in `directory` that could make a flag another than its default, and no variable of the
 * environment does. What is known of runs cannot: who is rolled back has the default as well. Never throws.
 */
export function saysNothing(env: Environment, directory: string | undefined): boolean {
  if (Object.keys(env).some((name) => name.startsWith('AX_FEATURE_'))) return false;
  const killed = FLAGS.map(({ name }) => `${name}.killed`);
  return !namesIn(directory).some((file) => killed.includes(file) || isExperiment(file));
}

/** True for the name of a file that is there as long as an experiment runs, see `runningFile`. */
export function isExperiment(file: string): boolean {
  return file.endsWith('.experiment');
}

/** Names of the files in a directory; none where there is no directory, or it cannot be read. */
export function namesIn(directory: string | undefined): string[] {
  try {
    return directory === undefined ? [] : readdirSync(directory);
  } catch {
    return [];
  }
}

/** The flags of a process in which nobody says anything about them: each has its default. */
export function defaultFlags(): Flags {
  const isFeatureEnabled = (name: string): boolean => flagNamed(name)?.default ?? false;
  return {
    quiet: true,
    isFeatureEnabled,
    evaluate(name) {
      const value = isFeatureEnabled(name);
      const says = flagNamed(name) ? 'nobody says anything about flags' : `there is no flag ${name}`;
      const reason = flagNamed(name) ? 'DEFAULT' : 'ERROR';
      return { value, variant: value ? 'on' : 'off', reason, trace: [{ step: 'default', decides: true, says }] };
    },
    withFeature: (name, experimental, fallback) => {
      return isFeatureEnabled(name) ? withFallback(experimental, fallback, () => {}) : fallback();
    },
    failed: () => {},
    isMixed: () => false,
    variants: () => new Map(),
    failures: () => new Set(),
    problems: () => [],
    stopped: () => {},
    end: async () => [],
  };
}

/** Runs `experimental`, and `fallback` when it fails, now or later, other than by refusing its input. */
export function withFallback<T>(experimental: () => T, fallback: () => T, onFailure: () => void): T {
  const recover = (error: unknown): T => {
    if (!isFailure(error)) throw error;
    onFailure();
    return fallback();
  };
  try {
    const result = experimental();
    return result instanceof Promise ? (result.catch(recover) as T) : result;
  } catch (error) {
    return recover(error);
  }
}

/** What the system says of disks, pipes and permissions. */
const OF_THE_SYSTEM = ['EPIPE', 'ERR_STREAM_DESTROYED', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'];

/** True for what says that the program is wrong: a refusal, an interruption, a reader that went away and a full disk do not. */
export function isFailure(error: unknown): boolean {
  if (error instanceof AxError) return error.code === 'index-damaged' || error.code === 'unsupported';
  if (OF_THE_SYSTEM.includes(String((error as { code?: unknown } | null)?.code))) return false;
  return (error as { name?: unknown } | null)?.name !== 'AbortError';
}
