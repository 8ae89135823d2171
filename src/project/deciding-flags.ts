import type { Trials } from '../experiments/running.ts';
import { type Breaker, createBreaker, createFlags, installId, type Situation } from '../flags/deciding.ts';
import { FLAGS, flagsDirectory, isExperiment, namesIn } from '../flags/table.ts';
import type { FlagOptions, FlagSetting, ProjectFlags } from './flag-options.ts';
import { surroundings } from './surroundings.ts';

/**
 * The flags of a project in this process, decided by all that is said about them. What experiments need is loaded where
 * one runs.
 */
export async function decidingFlags(setting: FlagSetting, options: FlagOptions = {}): Promise<ProjectFlags> {
  const { env, sources, repository } = setting;
  const { overrides = [], safe = false, command = () => '', watched = false, looks = false } = options;
  const { version = '0.0.0' } = options;
  const directory = flagsDirectory(env, surroundings.platform);
  const { now = Date.now() } = options;
  const breaker = await createBreaker({
    directory,
    version,
    pid: surroundings.pid,
    place: once(surroundings.place),
    isRunning: surroundings.isRunning,
    now: Date.now,
    id: surroundings.newId,
  });
  // Runs that nobody ends are no measurements: they are not divided either.
  const trials = watched || looks ? await runningTrials(directory) : undefined;
  const ids = {
    install: once(() => installId(directory, surroundings.newId)),
    repository: once(repository),
    invocation: once(surroundings.newId),
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
      const running = trials?.about(name);
      if (!running) return undefined;
      const { definition, state } = running;
      if (definition.method === 'interleaving') return { mixes: definition.name };
      return { key: `experiment:${definition.name}:`, percent: state.share };
    },
  };
  if (!watched) return { ...createFlags(situation, unwatched(breaker), command), trials };
  return { ...createFlags(situation, breaker, command, trials?.exposed), trials };
}

/** What a run does for experiments; undefined where none runs on this machine. */
async function runningTrials(directory: string | undefined): Promise<Trials | undefined> {
  if (directory === undefined || !namesIn(directory).some(isExperiment)) return undefined;
  const { createTrials, experimentsDirectory } = await import('../experiments/running.ts');
  return createTrials({
    directory: experimentsDirectory(directory),
    pid: surroundings.pid,
    place: surroundings.place,
    now: Date.now,
    id: surroundings.newId,
  });
}

/** A breaker that holds back what others have rolled back, and keeps no account of this run. */
function unwatched(breaker: Breaker): Breaker {
  return { ...breaker, begin: () => {}, stopped: () => {}, end: async () => [] };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
