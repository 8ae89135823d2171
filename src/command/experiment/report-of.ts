import {
  countedOf,
  type ExperimentDefinition,
  endDied,
  experimentFolder,
  type MachineTotals,
  type Measurements,
  type OpenTrial,
  planOf,
  readLog,
  readState,
  salted,
  shortenLog,
  stopExperiment,
  type Verdict,
  verdictInWords,
  verdictOf,
} from '../../experiments/index.ts';
import { surroundings } from '../../project/flags.ts';

/** How an experiment stands: the document of `ax experiment report`, and what `merge` reads. */
export interface ExperimentReport {
  experiment: string;
  flag: string;
  method: ExperimentDefinition['method'];
  state: 'running' | 'stopped' | 'merged';
  /** ISO 8601; null of several machines. */
  startedAt: string | null;
  stoppedAt: string | null;
  /** Percentage that gets the treatment. */
  share: number;
  /** Measurements that were declared to decide, or null. */
  size: number | null;
  /** What was counted, by machines. */
  machines: MachineTotals[];
  /** Lists in which both ways agree; runs that go on or were stopped by somebody. */
  same: number;
  open: number;
  verdict: Verdict;
  /** The verdict in a sentence. */
  says: string;
}

/** How an experiment stands on this machine; why not, when nothing can be said of it. */
export function reportOf(
  directory: string,
  definition: ExperimentDefinition,
  now: number,
): ExperimentReport | 'none' | 'damaged' {
  const found = readState(directory, definition.name);
  if (typeof found !== 'object') return found;
  const { name, flag, method } = definition;
  const { state } = found;
  const place = salted(state.salt, surroundings.place());
  const measured = measuredIn(
    experimentFolder(directory, name, state, 'log'),
    now,
    (run) => run.place === place && !surroundings.isRunning(run),
  );
  if (!measured) return 'damaged';
  const { totals, same, open } = countedOf(definition, state, measured, now);
  const verdict = verdictOf(planOf(definition, state), [totals]);
  let { stoppedAt } = state;
  // The one look that was declared: what comes later would make it another one.
  if (verdict.final && stoppedAt === undefined && stopped(directory, name, now, state.id)) stoppedAt = now;
  return {
    ...{ experiment: name, flag, method, state: stoppedAt === undefined ? 'running' : 'stopped' },
    startedAt: new Date(state.startedAt).toISOString(),
    stoppedAt: stoppedAt === undefined ? null : new Date(stoppedAt).toISOString(),
    ...{ share: state.share, size: state.size ?? null, machines: [totals], same, open },
    verdict,
    says: verdictInWords(definition, verdict),
  };
}

/** What was measured; runs that have died are ended, so that it stays known. Undefined when it cannot be read. */
function measuredIn(log: string, now: number, hasDied: (run: OpenTrial) => boolean): Measurements | undefined {
  try {
    const measured = readLog(log, hasDied);
    endDied(log, measured.died, now);
    shortenLog(log, now);
    return measured;
  } catch {
    return undefined;
  }
}

function stopped(directory: string, name: string, now: number, id: string): boolean {
  try {
    return stopExperiment(directory, name, now, id);
  } catch {
    // It goes on where nothing can be written, and the verdict with it.
    return false;
  }
}
