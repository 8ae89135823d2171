import type { ExperimentDefinition, Variant } from './experiment.ts';
import { appendToLog } from './log.ts';
import { salted } from './salted.ts';
import { claimShown, rememberShown, type ShownResult, type Subject } from './shown.ts';
import { type ExperimentState, experimentFolder, readRunning } from './state.ts';
import { EXPERIMENTS, experimentOn } from './table.ts';

/** What trials are told of the process. */
export interface TrialsOptions {
  /** Where experiments keep what they remember; undefined keeps nothing, and nothing is divided. */
  directory: string | undefined;
  pid: number;
  /** A word for where `pid` means something. */
  place(): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** An id that no other run has. */
  id(): string;
}

/** An experiment that runs. */
export interface RunningExperiment {
  definition: ExperimentDefinition;
  state: ExperimentState;
}

/** A list in which two ways answer one question together. */
export interface MixedList {
  /** Root of the project, and the question. */
  project: string;
  question: string;
  /** In the order in which they are shown. */
  results: readonly ShownResult[];
  /** Milliseconds that each way took; undefined when it failed. */
  took: Record<Variant, number | undefined>;
}

/**
 * What one process does for the experiments that run on this machine. Nothing here throws or waits; what cannot be kept
 * is not measured.
 */
export interface Trials {
  /** The running experiment about a flag. */
  about(flag: string): RunningExperiment | undefined;
  /** This run has taken one of the ways, and is about to behave accordingly. Counts once. */
  exposed(flag: string, variant: Variant): void;
  /** The run has ended; `hasFailed` tells whether what a flag switched on has. `value` is what its primary metric is of. */
  ended(outcome: 'ok' | 'failed' | 'unknown', hasFailed: (flag: string) => boolean, value: number | undefined): void;
  /** Numbers in [0, 1) for one question in one project on one day: the same list each time it is asked. */
  chances(flag: string, project: string, question: string): () => number;
  /** A list of both ways is shown. The same question counts once a day. */
  shown(flag: string, list: MixedList): void;
  /** Somebody goes on with something: it is credited to the lists it was in. */
  followed(project: string, subject: Subject): void;
}

const DAY_MS = 86_400_000;

/** Makes the trials of a process. Nothing is read before a flag is asked for. */
export function createTrials(options: TrialsOptions): Trials {
  const { directory, pid, now } = options;
  const known = new Map<string, RunningExperiment | undefined>();
  const exposures = new Map<string, { id: string; log: string }>();

  const running = (definition: ExperimentDefinition): RunningExperiment | undefined => {
    if (directory === undefined) return undefined;
    if (known.has(definition.name)) return known.get(definition.name);
    const found = readRunning(directory, definition.name);
    const experiment = typeof found === 'object' ? { definition, state: found.state } : undefined;
    known.set(definition.name, experiment);
    return experiment;
  };
  const about = (flag: string): RunningExperiment | undefined => {
    const definition = experimentOn(flag);
    return definition && running(definition);
  };
  const append = (log: string, line: string, at: number): boolean => {
    try {
      appendToLog(log, line, at);
      return true;
    } catch {
      return false;
    }
  };
  /** An id for a question in a project on a day, which tells nothing of them. */
  const idOf = ({ salt }: ExperimentState, project: string, question: string): string => {
    return salted(salt, 'q', project, question, String(Math.floor(now() / DAY_MS)));
  };

  return {
    about,
    exposed(flag, variant) {
      const experiment = exposures.has(flag) ? undefined : about(flag);
      if (!experiment || directory === undefined) return;
      const { definition, state } = experiment;
      const log = experimentFolder(directory, definition.name, state, 'log');
      const id = options.id().slice(0, 18);
      exposures.set(flag, { id, log });
      const at = now();
      append(log, `x ${id} ${variant} ${at} ${salted(state.salt, options.place())} ${pid}`, at);
    },
    ended(outcome, hasFailed, value) {
      for (const [flag, { id, log }] of exposures) {
        const word = hasFailed(flag) && outcome !== 'unknown' ? 'failed' : outcome;
        const measured = word === 'ok' && value !== undefined && value > 0 ? value.toFixed(3) : '-';
        append(log, `e ${id} ${word} ${measured}`, now());
      }
      exposures.clear();
    },
    chances(flag, project, question) {
      const experiment = about(flag);
      let round = 0;
      const seed = experiment ? idOf(experiment.state, project, question) : '';
      return () => Number.parseInt(salted(seed, String(round++)), 16) / 2 ** 48;
    },
    shown(flag, { project, question, results, took }) {
      const experiment = about(flag);
      if (!experiment || directory === undefined) return;
      const { definition, state } = experiment;
      const id = idOf(state, project, question);
      const first = results.find(({ from }) => from !== undefined)?.from ?? 'same';
      const times = [took.off, took.on].map((ms) => (ms === undefined ? '-' : Math.max(ms, 0.001).toFixed(3)));
      const at = now();
      const line = `q ${id} ${first} ${at} ${times.join(' ')}`;
      if (!append(experimentFolder(directory, definition.name, state, 'log'), line, at) || first === 'same') return;
      try {
        const shown = experimentFolder(directory, definition.name, state, 'shown');
        rememberShown(shown, { salt: state.salt, project, id, now: at }, results);
      } catch {
        // Then nobody can go on with it.
      }
    },
    followed(project, subject) {
      for (const definition of EXPERIMENTS) {
        const experiment = definition.method === 'interleaving' ? running(definition) : undefined;
        if (!experiment || directory === undefined) continue;
        const { state } = experiment;
        const log = experimentFolder(directory, definition.name, state, 'log');
        const shown = experimentFolder(directory, definition.name, state, 'shown');
        // Where the list is: that day may be shortened before this one.
        for (const { id, from, shownAt } of claimShown(shown, { salt: state.salt, project, now: now() }, subject))
          append(log, `c ${id} ${from}`, shownAt);
      }
    },
  };
}
