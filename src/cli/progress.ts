import { count, type IndexProgress, seconds } from '../command/index.ts';
import type { Sink } from './host.ts';

/** How progress shows. */
export type ProgressMode = 'auto' | 'plain' | 'json';

/** Shows the progress of long work on stderr. */
export interface ProgressDisplay {
  update(progress: IndexProgress): void;
  /** Takes the bar away, so that other lines can be written. */
  clear(): void;
}

const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 3000;

const DOING: Record<IndexProgress['phase'], string> = {
  discover: 'listing files',
  index: 'indexing',
  finish: 'finishing',
  export: 'exporting',
};

/**
 * Makes the display: on `auto` a bar, for a terminal; `plain` and `json` write a line at the start
 * of a phase, every three seconds, and at its end. `now` is milliseconds of a clock that only goes forward.
 */
export function createProgress(mode: ProgressMode, sink: Sink, now: () => number): ProgressDisplay {
  const bar = mode === 'auto';
  let phase = '';
  let last = 0;
  let shown = false;
  return {
    update(progress) {
      const time = now();
      const first = progress.phase !== phase;
      const over = progress.total > 0 && progress.done >= progress.total;
      phase = progress.phase;
      // The first bar waits as well: work that is over at once shows nothing.
      if (bar && first && !shown) last = time;
      if (bar ? time - last < BAR_EVERY_MS : !first && !over && time - last < LINE_EVERY_MS) return;
      last = time;
      if (mode === 'json') sink.write(`${JSON.stringify(progress)}\n`);
      else if (!bar) sink.write(`${inWords(progress)}\n`);
      else {
        sink.write(`\r${draw(progress, sink.columns())}\x1b[K`);
        shown = true;
      }
    },
    clear() {
      if (shown) sink.write('\r\x1b[K');
      shown = false;
    },
  };
}

function inWords({ phase, done, total, filesPerSecond, etaMs }: IndexProgress): string {
  const parts = [DOING[phase]];
  if (done > 0 || total > 0) parts[0] += ` ${count(done)}${total > 0 ? `/${count(total)}` : ''} files`;
  if (filesPerSecond > 0) parts.push(`${count(filesPerSecond)} files/s`);
  if (etaMs > 0) parts.push(`${seconds(etaMs)} left`);
  return parts.join(', ');
}

function draw(progress: IndexProgress, columns: number): string {
  const text = inWords(progress);
  const room = Math.min(30, columns - text.length - 4);
  if (progress.total === 0 || room < 8) return text.slice(0, columns - 1);
  const full = Math.round((room * Math.min(progress.done, progress.total)) / progress.total);
  return `[${'='.repeat(full)}${' '.repeat(room - full)}] ${text}`;
}
