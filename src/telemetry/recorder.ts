// All that every command needs: whether something is recorded, what, and where to. It is one module, since a second one
// would cost as much to load as most of this; types, and what is done with the lines afterwards, are elsewhere.
import { closeSync, constants, mkdirSync, openSync, readdirSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { stateDirectory } from '../settings/files.ts';
import type { Environment, LoadedSettings } from '../settings/index.ts';
import type { Event } from './event.ts';
import type { Invocation, Recorder, RecorderOptions } from './invocation.ts';
import type { Choice, Mode, ModeDecision } from './mode.ts';
import type { Outcome, Results, Surface } from './vocabulary.ts';

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

  const flush = (): void => {
    if (events.length === 0) return;
    const mode = directory === undefined ? 'off' : options.mode();
    if (mode === undefined && events.length < MOST_KEPT) return;
    const waiting = events;
    events = [];
    if (directory === undefined || mode === undefined || mode === 'off') return;
    try {
      const ax = version();
      const lines = waiting.flatMap((event) => {
        event.ax = ax;
        if (mode === 'on') event.s = PURPOSE;
        return linesOf(event);
      });
      appendToSpool(directory, lines, now());
    } catch {
      // What cannot be counted is not counted.
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

/** Every mode, the lowest first. */
const MODES: readonly Mode[] = ['off', 'local', 'on'];

/**
 * What consent is given to. It grows when what is sent, or what for, becomes more than the user has said yes to; an
 * older yes is then none.
 */
export const PURPOSE = 1;

/**
 * Decides by the first that says something: `AX_TELEMETRY` (or `AX_TELEMETRY_MODE`), `DO_NOT_TRACK`, a CI (off), the
 * user's choice; else `local`. `directory` is where telemetry is kept; without one nothing is recorded. Configuration
 * files come after it, see {@link lowered}. Never throws.
 */
export function decideMode(env: Environment, directory: string | undefined): ModeDecision {
  const word = env.AX_TELEMETRY || env.AX_TELEMETRY_MODE;
  if (word) return { mode: modeNamed(word), reason: 'AX_TELEMETRY' };
  if (isSet(env.DO_NOT_TRACK)) return { mode: 'off', reason: 'DO_NOT_TRACK' };
  if (isContinuousIntegration(env)) return { mode: 'off', reason: 'CI' };
  if (directory === undefined) return { mode: 'off', reason: 'default' };
  const choice = readChoice(directory);
  return choice ? { mode: modeOf(choice), reason: 'choice' } : { mode: 'local', reason: 'default' };
}

/** The decision where configuration files allow `most` and no more; `AX_TELEMETRY` wins over them. */
export function lowered(decision: ModeDecision, most: Mode | undefined): ModeDecision {
  if (most === undefined || decision.reason === 'AX_TELEMETRY') return decision;
  return MODES.indexOf(most) < MODES.indexOf(decision.mode) ? { mode: most, reason: 'config' } : decision;
}

/** The most that telemetry may do by settings that somebody has written down; undefined when nobody has. */
export function limitOf({ values, origins }: LoadedSettings): Mode | undefined {
  const { layer } = origins['telemetry.mode'];
  return layer === 'default' ? undefined : values['telemetry.mode'];
}

/** What the user has chosen; undefined when nothing, or when it cannot be read. */
export function readChoice(directory: string): Choice | undefined {
  try {
    const [word = '', purpose = ''] = readFileSync(choiceFile(directory), 'utf8').trim().split(' ');
    return { mode: modeNamed(word), purpose: Number(purpose) || 0 };
  } catch (error) {
    // A choice that is there and cannot be read may have been a no.
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { mode: 'off', purpose: 0 };
  }
}

/** A yes to less than what is sent today is no yes to it. */
function modeOf({ mode, purpose }: Choice): Mode {
  return mode === 'on' && purpose < PURPOSE ? 'local' : mode;
}

/** A word that is none of the modes switches off: whoever wrote it wanted to change something. */
function modeNamed(word: string): Mode {
  return MODES.find((mode) => mode === word.toLowerCase()) ?? 'off';
}

const CI_VARIABLES = ['CI', 'GITHUB_ACTIONS', 'TF_BUILD', 'TEAMCITY_VERSION', 'JENKINS_URL', 'CODEBUILD_BUILD_ID'];

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}

/** True in a continuous integration, where nobody can be asked. */
function isContinuousIntegration(env: Environment): boolean {
  return CI_VARIABLES.some((name) => isSet(env[name]));
}

/** Where telemetry of this user is kept, absolute; undefined when nothing can be kept: then nothing is recorded. */
export function telemetryDirectory(env: Environment, platform: string): string | undefined {
  const state = stateDirectory(env, platform);
  return state && join(state, 'telemetry');
}

/** The file with the user's choice. */
export function choiceFile(directory: string): string {
  return join(directory, 'mode');
}

/** The form of the lines; part of the name of spool files, so that a program leaves those of a newer form alone. */
export const FORMAT = 1;

const APPENDING = constants.O_WRONLY | constants.O_APPEND;
const DAY_MS = 86_400_000;

/** How many days spool files are kept; without a folding, so many of them. */
export const SPOOL_DAYS = 30;

/** The directory of spool files, `<UTC day since 1970>-<form of the lines>.jsonl`. */
export function spoolDirectory(directory: string): string {
  return join(directory, 'spool');
}

/** The UTC day since 1970 of a time in milliseconds. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** The day and the form of a spool file by its name; undefined when it is none. */
export function spoolFile(name: string): { day: number; format: number } | undefined {
  const match = /^(\d{1,7})-(\d{1,4})\.jsonl$/.exec(name);
  return match ? { day: Number(match[1]), format: Number(match[2]) } : undefined;
}

/** Appends lines to the file of the day, in one write: lines of processes that write at the same time stay whole. */
function appendToSpool(directory: string, lines: readonly string[], now: number): void {
  const folder = spoolDirectory(directory);
  const path = join(folder, `${dayOf(now)}-${FORMAT}.jsonl`);
  let descriptor = openForAppending(path);
  const isFirst = descriptor === undefined;
  if (isFirst) mkdirSync(folder, { recursive: true, mode: 0o700 });
  descriptor ??= openSync(path, APPENDING | constants.O_CREAT, 0o600);
  try {
    // A line end first: when the disk was full, there may be half a line at the end of the file.
    writeSync(descriptor, `\n${lines.join('')}`);
  } finally {
    closeSync(descriptor);
  }
  if (isFirst) removeOldest(folder);
}

function openForAppending(path: string): number | undefined {
  try {
    return openSync(path, APPENDING);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Without a folding nothing else removes files. By their number: a wrong clock must not remove all. */
function removeOldest(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => ({ name, day: spoolFile(name)?.day ?? -1 }));
  const old = files.filter(({ day }) => day >= 0).sort((a, b) => b.day - a.day);
  for (const { name } of old.slice(SPOOL_DAYS + 1)) unlinkSync(join(folder, name));
}
