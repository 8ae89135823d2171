import type { Sums } from '../statistics/index.ts';
import type { Variant } from './experiment.ts';
import { addDuration } from './totals.ts';

/**
 * What was measured on this machine, out of lines in any order. Saying something twice changes nothing, and a line that
 * is none of ours says nothing.
 * `x ID VARIANT MILLISECONDS PLACE PID` a run has taken one of the ways for the first time; `e ID ok|failed|unknown VALUE`
 * it has ended, with what the primary metric is of (`-`: nothing); `q ID VARIANT|same MILLISECONDS OFF ON` a list of both
 * ways was shown, with the way whose result was the first that the other did not have there as well, and how many
 * milliseconds each took (`-`: it failed); `c ID VARIANT|both` somebody went on with a result of it. What lines of earlier
 * days came to: `s VARIANT EXPOSURES ENDED FAILED OPEN N SUM SQUARES` and `l SAME OFF ON BOTH`, each once at most.
 */
export interface Measurements {
  /** Units that took each way; of lists those in which its result came first. */
  exposures: Record<Variant, number>;
  /** Lists in which both ways agree: they say nothing of a difference. */
  same: number;
  /** Lists that differ and after which somebody went on with a result of one way, or of both. */
  credits: Record<Variant | 'both', number>;
  /** Units that ended well or failed, and those of them that failed. */
  ended: Record<Variant, number>;
  failed: Record<Variant, number>;
  /** Durations, see `addDuration`. */
  durations: Record<Variant, Sums>;
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

type Trial = OpenTrial & { variant: Variant };

const VARIANTS = ['off', 'on'] as const;

/** What the lines say together. A run that has died without a word has failed. */
export function foldMeasurements(text: string, hasDied: (run: OpenTrial) => boolean): Measurements {
  const { sums, runs } = fold(text);
  for (const [id, run] of runs) {
    if (!hasDied(run)) {
      sums.open[run.variant]++;
      continue;
    }
    end(sums, run.variant, true);
    sums.died.push(id);
  }
  return sums;
}

/**
 * Lines that say what these do, but for lists and runs that are over, of which they know no more than the number. Of runs
 * that began before `forgotten` nobody waits for the end.
 */
export function shortenMeasurements(text: string, forgotten: number): string {
  const { sums, runs } = fold(text);
  const lines: string[] = [];
  for (const [id, { variant, began, place, pid }] of runs) {
    if (began < forgotten) {
      sums.open[variant]++;
      continue;
    }
    // It is counted again where it is read again.
    sums.exposures[variant]--;
    lines.push(`x ${id} ${variant} ${began} ${place} ${pid}`);
  }
  const { exposures, ended, failed, open, durations, same, credits } = sums;
  for (const each of VARIANTS) {
    const { n, sum, squares } = durations[each];
    lines.push(`s ${each} ${exposures[each]} ${ended[each]} ${failed[each]} ${open[each]} ${n} ${sum} ${squares}`);
  }
  lines.push(`l ${same} ${credits.off} ${credits.on} ${credits.both}`);
  return `${lines.join('\n')}\n`;
}

/** True for what {@link shortenMeasurements} has written, all of it. */
export function isShortened(text: string): boolean {
  const lines = text.split('\n');
  const has = (start: string, count: number): boolean => lines.some((line) => numbersIn(line, start, count));
  return text.endsWith('\n') && has('s off ', 7) && has('s on ', 7) && has('l ', 4);
}

function fold(text: string): { sums: Measurements; runs: Map<string, Trial> } {
  const sums = nothingMeasured();
  const runs = new Map<string, Trial>();
  const lists = new Map<string, 'shown' | 'credited'>();
  const lines = text.split('\n');
  for (const line of lines) {
    const [kind, id = '', second = '', ...rest] = line.split(' ');
    if (kind === 'x' && rest.length === 3 && isVariant(second) && !runs.has(id)) {
      const began = Number(rest[0]);
      if (!(began > 0)) continue;
      sums.exposures[second]++;
      runs.set(id, { variant: second, began, place: rest[1] ?? '', pid: Number(rest[2]) });
    } else if (kind === 'q' && rest.length === 3 && (isVariant(second) || second === 'same') && !lists.has(id)) {
      if (!(Number(rest[0]) > 0)) continue;
      lists.set(id, 'shown');
      if (second !== 'same') sums.exposures[second]++;
      else if (!rest.includes('-')) sums.same++;
      for (const [at, variant] of VARIANTS.entries()) {
        const took = rest[at + 1] ?? '';
        end(sums, variant, took === '-');
        note(sums, variant, Number(took));
      }
    } else addShortened(sums, line);
  }
  // Beginnings first: clocks, and so the days whose files these lines are in, may have been set meanwhile.
  for (const line of lines) {
    const [kind, id = '', second = '', ...rest] = line.split(' ');
    if (kind === 'e' && rest.length === 1) {
      const run = runs.get(id);
      if (!run || !['ok', 'failed', 'unknown'].includes(second)) continue;
      runs.delete(id);
      if (second === 'unknown') sums.open[run.variant]++;
      else end(sums, run.variant, second === 'failed');
      note(sums, run.variant, Number(rest[0]));
    } else if (kind === 'c' && rest.length === 0 && (isVariant(second) || second === 'both')) {
      if (lists.get(id) !== 'shown') continue;
      lists.set(id, 'credited');
      sums.credits[second]++;
    }
  }
  return { sums, runs };
}

function end({ ended, failed }: Measurements, variant: Variant, hasFailed: boolean): void {
  ended[variant]++;
  if (hasFailed) failed[variant]++;
}

function note({ durations }: Measurements, variant: Variant, milliseconds: number): void {
  if (milliseconds > 0) durations[variant] = addDuration(durations[variant], milliseconds);
}

/** Adds what lines of earlier days came to. */
function addShortened(sums: Measurements, line: string): void {
  for (const each of VARIANTS) {
    const said = numbersIn(line, `s ${each} `, 7);
    if (!said) continue;
    const [exposures, ended, failed, open, n, sum, squares] = said as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    sums.exposures[each] += exposures;
    sums.ended[each] += ended;
    sums.failed[each] += failed;
    sums.open[each] += open;
    const before = sums.durations[each];
    sums.durations[each] = { n: before.n + n, sum: before.sum + sum, squares: before.squares + squares };
  }
  const said = numbersIn(line, 'l ', 4);
  if (!said) return;
  const [same, off, on, both] = said as [number, number, number, number];
  sums.same += same;
  sums.credits.off += off;
  sums.credits.on += on;
  sums.credits.both += both;
}

/** The numbers after `start`; undefined for a line that begins otherwise, or has something else or another number of them. */
function numbersIn(line: string, start: string, count: number): number[] | undefined {
  if (!line.startsWith(start)) return undefined;
  const words = line.slice(start.length).split(' ');
  const areNumbers = words.length === count && words.every((word) => word !== '' && Number.isFinite(Number(word)));
  return areNumbers ? words.map(Number) : undefined;
}

/** Before anything was measured. */
function nothingMeasured(): Measurements {
  const none = (): Record<Variant, number> => ({ off: 0, on: 0 });
  const nothing: Sums = { n: 0, sum: 0, squares: 0 };
  return {
    ...{ same: 0, exposures: none(), ended: none(), failed: none(), open: none() },
    ...{ died: [], credits: { off: 0, on: 0, both: 0 }, durations: { off: nothing, on: nothing } },
  };
}

function isVariant(word: string): word is Variant {
  return word === 'off' || word === 'on';
}
