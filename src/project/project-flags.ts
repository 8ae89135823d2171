import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createTrials, experimentsDirectory, type Trials } from '../experiments/running.ts';
import {
  type Breaker,
  createBreaker,
  createFlags,
  FLAGS,
  type Flags,
  installId,
  type Situation,
} from '../flags/index.ts';
import { stateDirectory } from '../settings/files.ts';
import type { Environment, FeatureSource } from '../settings/index.ts';
import { surroundings } from './surroundings.ts';

/** What decides about flags beside the files. */
export interface FlagOptions {
  /** Values for this run, each `NAME=on` or `NAME=off`; the last holds. */
  overrides?: readonly string[];
  /** True serves the proven way of every flag. */
  safe?: boolean;
  /** What runs, in the words of the program: for what is remembered of the run. */
  command?: () => string;
  /** True watches this run and lets experiments divide it: whoever says so ends it (`Flags.end`, `Trials.ended`). */
  watched?: boolean;
  /** True looks at values only: they are those of a run that is watched. */
  looks?: boolean;
  /** Version of the program. */
  version?: string;
  /** Another time than now, in milliseconds since 1970. */
  now?: number;
  /** Another user, other cohorts. */
  user?: string;
  cohorts?: readonly string[];
}

/** What flags are made of in a project: files, environment, settings and what is remembered of this user. */
export interface FlagSetting {
  env: Environment;
  sources: readonly FeatureSource[];
  user: string;
  cohorts: readonly string[];
  /** The id of the repository, once it has an index. */
  repository(): string | undefined;
}

/** Flags, with the experiments that run about them. */
export interface ProjectFlags extends Flags {
  readonly trials: Trials;
}

/** Where flags keep what they remember; undefined when nothing can be kept. */
export function flagsDirectory(env: Environment): string | undefined {
  const state = stateDirectory(env, surroundings.platform);
  return state && join(state, 'flags');
}

/** The flags of a project in this process. */
export function projectFlags(setting: FlagSetting, options: FlagOptions = {}): ProjectFlags {
  const { env, sources, repository } = setting;
  const { overrides = [], safe = false, command = () => '', watched = false, looks = false } = options;
  const { version = '0.0.0' } = options;
  const directory = flagsDirectory(env);
  const { now = Date.now() } = options;
  const breaker = createBreaker({
    directory,
    version,
    pid: surroundings.pid,
    place: once(surroundings.place),
    isRunning: surroundings.isRunning,
    now: Date.now,
    id: randomUUID,
  });
  const trials = createTrials({
    // Runs that nobody ends are no measurements: they are not divided either.
    directory: directory !== undefined && (watched || looks) ? experimentsDirectory(directory) : undefined,
    pid: surroundings.pid,
    place: surroundings.place,
    now: Date.now,
    id: randomUUID,
  });
  const run = randomUUID();
  const ids = {
    install: once(() => installId(directory)),
    repository: once(repository),
    invocation: () => run,
  };
  const situation: Situation = {
    declarations: FLAGS,
    sources,
    env,
    overrides,
    safe,
    version,
    now,
    users: () => {
      const names = [options.user ?? (setting.user || undefined), env.USER, env.LOGNAME, env.USERNAME, ids.install()];
      return options.user === undefined ? names.filter((name) => name !== undefined) : [options.user];
    },
    cohorts: options.cohorts ?? setting.cohorts,
    unit: (kind) => ids[kind](),
    breaker: breaker.held,
    experiment: (name) => {
      const running = trials.about(name);
      if (!running) return undefined;
      const { definition, state } = running;
      if (definition.method === 'interleaving') return { mixes: definition.name };
      return { key: `experiment:${definition.name}:`, percent: state.share };
    },
  };
  if (!watched) return { ...createFlags(situation, unwatched(breaker), command), trials };
  return { ...createFlags(situation, breaker, command, trials.exposed), trials };
}

/** A breaker that holds back what others have rolled back, and keeps no account of this run. */
function unwatched(breaker: Breaker): Breaker {
  return { ...breaker, begin: () => {}, end: async () => [] };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
