import type { ErrorEvent, Event } from './event.ts';
import { type Mode, PURPOSE } from './mode.ts';
import { appendToSpool, FORMAT } from './spool.ts';
import type { Counter, Outcome, Phase, QueryKind, Results, Surface } from './vocabulary.ts';

/** What a recorder is told of the process. */
export interface RecorderOptions {
  /** The mode, asked when something is to be written; undefined as long as it is not known: then nothing is written. */
  mode: () => Mode | undefined;
  /** Where telemetry is kept; undefined records nothing. */
  directory: string | undefined;
  /** Version of the program. */
  version: () => string;
  /** Version of Node, and the platform as Node calls it. */
  node: string;
  platform: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Takes note of what is done. Nothing here throws, waits or reads anything. */
export interface Observer {
  /** A question was answered with so many results. */
  query(kind: QueryKind, found: number, ms: number): void;
  /** Files of a language (its id in the registry) were parsed. */
  parsed(language: string, files: number): void;
  phase(phase: Phase, ms: number): void;
  count(counter: Counter, n: number): void;
}

/** One command, or one request of a batch, from its beginning to its end. */
export interface Invocation extends Observer {
  /** A flag has another value than its default, and it was used. */
  flag(name: string, variant: 'on' | 'off'): void;
  /** Writes down what was noted so far, for what goes on for long. */
  part(): void;
  /** Ends it with an exit status, after so many milliseconds; what is noted later is lost. */
  end(status: number, ms: number, error?: ErrorEvent): void;
}

/** Records what a process does. Nothing of it throws, waits, starts a process or uses the network. */
export interface Recorder {
  /** Begins an invocation; `command` is a name of the table of commands, or ''. */
  begin(command: string, surface: Surface): Invocation;
  /** Writes what has ended, in one write; in mode `off` no file is touched. Returns what `appendToSpool` does, 0 without a write. */
  flush(): number;
}

/** How a command ended, by its exit status. */
const OUTCOME_OF: Readonly<Record<number, Outcome>> = {
  0: 'ok',
  1: 'none',
  2: 'refused',
  4: 'unproven',
  130: 'interrupted',
};

/** Longest line, in bytes with its line end. */
const MOST_BYTES = 512;

/** So many events are not kept waiting, and as many as this are kept at all. */
const MOST_EVENTS = 64;
const MOST_KEPT = 10_000;

/** Makes a recorder that has recorded nothing. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { directory, version, node, platform, now } = options;
  let events: Event[] = [];

  const begin = (command: string, surface: Surface): Invocation => {
    const fresh = (): Event => {
      const event: Event = { v: FORMAT, t: 0, ax: '', n: Number.parseInt(node, 10), os: platform, c: command };
      if (surface !== 'cli') event.w = surface;
      return event;
    };
    let event = fresh();
    const put = (): void => {
      event.t = Math.floor(now() / 1000);
      events.push(event);
      event = fresh();
      if (events.length % MOST_EVENTS === 0) flush();
    };
    return {
      query: (kind, found, ms) => {
        event.q = [kind, resultsOf(found), hundredths((event.q?.[2] ?? 0) + ms)];
      },
      parsed: (language, files) => {
        event.l = { ...event.l, [language]: (event.l?.[language] ?? 0) + files };
      },
      phase: (phase, ms) => {
        event.p = { ...event.p, [phase]: hundredths((event.p?.[phase] ?? 0) + ms) };
      },
      count: (counter, n) => {
        if (n > 0) event.k = { ...event.k, [counter]: (event.k?.[counter] ?? 0) + n };
      },
      flag: (name, variant) => {
        event.f = { ...event.f, [name]: variant };
      },
      part: () => {
        if (event.q || event.p || event.k || event.l) put();
      },
      end: (status, ms, error) => {
        event.o = OUTCOME_OF[status] ?? 'failed';
        event.d = hundredths(ms);
        if (error) event.e = error;
        put();
      },
    };
  };

  const flush = (): number => {
    if (events.length === 0) return 0;
    const mode = directory === undefined ? 'off' : options.mode();
    if (mode === undefined && events.length < MOST_KEPT) return 0;
    const waiting = events;
    events = [];
    if (directory === undefined || mode === undefined || mode === 'off') return 0;
    try {
      const ax = version();
      const lines = waiting.flatMap((event) => {
        event.ax = ax;
        if (mode === 'on') event.s = PURPOSE;
        return linesOf(event);
      });
      return appendToSpool(directory, lines, now());
    } catch {
      // What cannot be counted is not counted.
      return 0;
    }
  };
  return { begin, flush };
}

/** An event as lines with their ends, each short enough; what is measured is all there, frames may be left out. */
function linesOf(event: Event): string[] {
  const line = `${JSON.stringify(event)}\n`;
  if (line.length <= MOST_BYTES) return [line];
  const { l, p, k, ...rest } = event;
  const { v, t, ax, n, os, s, c, w, f } = event;
  const base: Event = { v, t, ax, n, os, ...(s !== undefined && { s }), c, ...(w && { w }), ...(f && { f }) };
  if (l) return [...languageLines(base, Object.entries(l)), ...linesOf({ ...rest, ...(p && { p }), ...(k && { k }) })];
  if (p) return [...linesOf({ ...base, p }), ...linesOf({ ...rest, ...(k && { k }) })];
  if (k) return [...linesOf({ ...base, k }), ...linesOf(rest)];
  if (!rest.e?.frames.length) return [];
  return linesOf({ ...rest, e: { ...rest.e, frames: rest.e.frames.slice(0, -1) } });
}

function languageLines(base: Event, files: readonly [string, number][]): string[] {
  const line = `${JSON.stringify({ ...base, l: Object.fromEntries(files) })}\n`;
  if (line.length <= MOST_BYTES || files.length < 2) return [line];
  const half = files.length >> 1;
  return [...languageLines(base, files.slice(0, half)), ...languageLines(base, files.slice(half))];
}

function resultsOf(found: number): Results {
  if (found <= 0) return '0';
  if (found === 1) return '1';
  return found <= 10 ? '2-10' : found <= 100 ? '11-100' : '101+';
}

function hundredths(ms: number): number {
  return Math.max(0, Math.round(ms * 100) / 100);
}
