import { readFileSync } from 'node:fs';
import { appendToRunLog } from '../flags/deciding.ts';
import type { Variant } from './experiment.ts';

/**
 * What was measured on this machine. The file is appended to, one line a write, so that processes that run at once lose
 * nothing; saying something twice changes nothing, and a line that is none of ours says nothing.
 * `x ID VARIANT MILLISECONDS PLACE PID` a run has taken one of the ways for the first time; `e ID ok|failed|unknown VALUE`
 * it has ended, with what the primary metric is of (`-`: nothing); `q ID VARIANT|same MILLISECONDS OFF ON` a list of both
 * ways was shown, with the way whose result was the first that the other did not have there as well, and how many
 * milliseconds each took (`-`: it failed); `c ID VARIANT|both` somebody went on with a result of it.
 */
export interface Measurements {
  /** When something was measured first and last, in milliseconds since 1970; undefined when nothing was. */
  first: number | undefined;
  last: number | undefined;
  /** Units that took each way; of lists those in which its result came first. */
  exposures: Record<Variant, number>;
  /** Lists in which both ways agree: they say nothing of a difference. */
  same: number;
  /** Lists that differ and after which somebody went on with a result of one way, or of both. */
  credits: Record<Variant | 'both', number>;
  /** Units that ended well or failed, and those of them that failed. */
  ended: Record<Variant, number>;
  failed: Record<Variant, number>;
  /** Milliseconds, each above 0. */
  durations: Record<Variant, number[]>;
  /** Units that have not ended, or were stopped by somebody. */
  open: Record<Variant, number>;
  /** Ids of runs that have died without a word. */
  died: string[];
}

/** What is known of a run that has not said how it ended. */
export interface OpenTrial {
  place: string;
  pid: number;
  /** Milliseconds since 1970. */
  began: number;
}

/** Reads what was measured; without a file nothing was. Throws what the system says. */
export function readMeasurements(path: string, hasDied: (run: OpenTrial) => boolean): Measurements {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return foldMeasurements(text, hasDied);
}

/** What the lines say together. A run that has died without a word has failed. */
export function foldMeasurements(text: string, hasDied: (run: OpenTrial) => boolean): Measurements {
  const sums = nothingMeasured();
  const note = (at: number): void => {
    sums.first = Math.min(sums.first ?? at, at);
    sums.last = Math.max(sums.last ?? at, at);
  };
  const end = (variant: Variant, failed: boolean): void => {
    sums.ended[variant]++;
    if (failed) sums.failed[variant]++;
  };
  const runs = new Map<string, OpenTrial & { variant: Variant }>();
  const lists = new Map<string, 'shown' | 'credited'>();
  const over = new Set<string>();
  for (const line of text.split('\n')) {
    const [kind, id = '', second = '', ...rest] = line.split(' ');
    if (kind === 'x' && rest.length === 3 && isVariant(second) && !runs.has(id) && !over.has(id)) {
      const began = Number(rest[0]);
      if (!(began > 0)) continue;
      note(began);
      sums.exposures[second]++;
      runs.set(id, { variant: second, began, place: rest[1] ?? '', pid: Number(rest[2]) });
    } else if (kind === 'e' && rest.length === 1) {
      const run = runs.get(id);
      if (!run || !['ok', 'failed', 'unknown'].includes(second)) continue;
      runs.delete(id);
      over.add(id);
      if (second === 'unknown') sums.open[run.variant]++;
      else end(run.variant, second === 'failed');
      if (Number(rest[0]) > 0) sums.durations[run.variant].push(Number(rest[0]));
    } else if (kind === 'q' && rest.length === 3 && (isVariant(second) || second === 'same') && !lists.has(id)) {
      const at = Number(rest[0]);
      if (!(at > 0)) continue;
      note(at);
      lists.set(id, 'shown');
      if (second !== 'same') sums.exposures[second]++;
      else if (!rest.includes('-')) sums.same++;
      for (const [variant, took] of [['off', rest[1]] as const, ['on', rest[2]] as const]) {
        end(variant, took === '-');
        if (Number(took) > 0) sums.durations[variant].push(Number(took));
      }
    } else if (kind === 'c' && rest.length === 0 && (isVariant(second) || second === 'both')) {
      if (lists.get(id) !== 'shown') continue;
      lists.set(id, 'credited');
      sums.credits[second]++;
    }
  }
  for (const [id, run] of runs) {
    if (!hasDied(run)) {
      sums.open[run.variant]++;
      continue;
    }
    end(run.variant, true);
    sums.died.push(id);
  }
  return sums;
}

/** Before anything was measured. */
function nothingMeasured(): Measurements {
  const none = (): Record<Variant, number> => ({ off: 0, on: 0 });
  return {
    ...{ first: undefined, last: undefined, same: 0 },
    ...{ exposures: none(), ended: none(), failed: none(), open: none() },
    died: [],
    ...{ credits: { off: 0, on: 0, both: 0 }, durations: { off: [], on: [] } },
  };
}

function isVariant(word: string): word is Variant {
  return word === 'off' || word === 'on';
}

/** Writes down that runs have died, so that it is known where their processes cannot be asked for any more. Never throws. */
export function endDied(path: string, ids: readonly string[]): void {
  try {
    for (const id of ids) appendToRunLog(path, `e ${id} failed -`);
  } catch {
    // It is found again the next time.
  }
}
