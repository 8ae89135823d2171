import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Evidence, eValue, NO_EVIDENCE, observed, TRIP_AT, toleratedRate } from './evidence.ts';
import { appendToRunLog, LAST_MS, lineOfRun, type OpenRun } from './run-lines.ts';

/**
 * Runs under a flag with one version of the program. The file is appended to, one line a write, so that processes that
 * run at once lose nothing; saying something twice changes nothing.
 * `b ID PLACE PID MILLISECONDS COMMAND` a run has begun, `e ID ok|failed|crashed|unknown` it has ended, `u RATE COMMAND`
 * a command fails with this rate without the flag, `t MILLISECONDS` the flag was rolled back, `r MILLISECONDS` it is
 * tried again with nothing held against it, `s RUNS FAILED SCORE…` what shortened lines came to.
 */
export interface RunLog {
  evidence: Evidence;
  /** Runs that have not ended, by id. */
  open: Map<string, OpenRun>;
  /** Commands that have run. */
  commands: Set<string>;
  /** Failure rates of commands without the flag. */
  usual: Map<string, number>;
  /** Since when the flag is rolled back, in milliseconds since 1970. */
  trippedAt: number | undefined;
  /** How runs have ended whose beginning is still to come, where a file was shortened meanwhile. */
  early: Map<string, string>;
}

/** A longer file is shortened. */
const MOST_BYTES = 128 * 1024;

/** After this a shortening was given up by whoever began it. */
const STALE_MS = 60_000;

/**
 * Reads a file, with lines that may not have got into it, and shortens it when it has become long. Undefined when there
 * is none. Throws what the system says.
 */
export function readRunLog(path: string, more: readonly string[] = []): RunLog | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const log = foldRunLog([text, ...more].join('\n'));
  if (text.length > MOST_BYTES) shorten(path);
  return log;
}

/** What the lines say together; a line that is none of ours says nothing. */
export function foldRunLog(text: string): RunLog {
  const lines = text.split('\n').map((line) => line.split(' '));
  const usual = new Map<string, number>();
  for (const [kind, rate, ...command] of lines) {
    if (kind === 'u' && isAmount(rate)) usual.set(command.join(' '), Number(rate));
  }
  const log: RunLog = {
    evidence: NO_EVIDENCE,
    open: new Map(),
    commands: new Set(),
    usual,
    trippedAt: undefined,
    early: new Map(),
  };
  const ended = new Set<string>();
  const end = (run: OpenRun, how: string): void => {
    log.open.delete(run.id);
    ended.add(run.id);
    const tolerated = toleratedRate(usual.get(run.command) ?? 0);
    if (how !== 'unknown') log.evidence = observed(log.evidence, how !== 'ok', tolerated);
  };
  for (const [kind, first = '', ...rest] of lines) {
    if (kind === 'b' && rest.length >= 3) {
      if (ended.has(first)) continue;
      const [place = '', pid = '', began = '', ...words] = rest;
      const command = words.join(' ');
      const run = { id: first, place, pid: Number(pid), began: Number(began), command };
      log.commands.add(command);
      const how = log.early.get(first);
      if (how === undefined) log.open.set(first, run);
      else end(run, how);
      log.early.delete(first);
    } else if (kind === 'e' && rest.length === 1 && ENDS.includes(rest[0] ?? '')) {
      const run = log.open.get(first);
      // It is told by several when several have found it: the first counts.
      if (run) end(run, rest[0] ?? '');
      else if (!ended.has(first)) log.early.set(first, rest[0] ?? '');
    } else if (kind === 's' && rest.length === NO_EVIDENCE.scores.length + 1 && [first, ...rest].every(isAmount)) {
      log.evidence = { runs: Number(first), failed: Number(rest[0]), scores: rest.slice(1).map(Number) };
    } else if (kind === 't') {
      if (first !== '' && Math.abs(Number(first)) <= LAST_MS) log.trippedAt ??= Number(first);
    } else if (kind === 'r') {
      log.trippedAt = undefined;
      log.evidence = NO_EVIDENCE;
    }
  }
  return log;
}

const ENDS: readonly string[] = ['ok', 'failed', 'crashed', 'unknown'];

/** True for a number that somebody can have counted. */
function isAmount(word = ''): boolean {
  return word !== '' && Number(word) >= 0 && Number.isFinite(Number(word));
}

/** True when the evidence is enough to roll back, whether or not it was done. */
export function isTripping({ evidence }: RunLog): boolean {
  return eValue(evidence) >= TRIP_AT;
}

/** Puts what the lines say together in their place. One process does it; when it cannot, the file stays as it is. */
function shorten(path: string): void {
  const fresh = `${path}.new`;
  let old: number | undefined;
  try {
    if (Date.now() - (statSync(fresh, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_MS) rmSync(fresh);
    writeFileSync(fresh, '', { flag: 'wx', mode: 0o600 });
    old = openSync(path, 'r');
    const text = readFileSync(old, 'utf8');
    writeFileSync(fresh, linesOf(foldRunLog(text)));
    renameSync(fresh, path);
    // Whoever appended after the reading finds out that the file is gone, or is read now.
    const late = readFileSync(old, 'utf8');
    if (late !== '') appendToRunLog(path, late.trim());
  } catch {
    // Another process does it, or the next one.
  } finally {
    if (old !== undefined) closeSync(old);
  }
}

/** So many ends without a beginning are kept: most of them are told twice, of runs that are counted. */
const MOST_EARLY = 100;

function linesOf({ evidence, open, usual, trippedAt, early }: RunLog): string {
  return [
    ...[...usual].map(([command, rate]) => `u ${rate} ${command}`),
    `s ${evidence.runs} ${evidence.failed} ${evidence.scores.join(' ')}`,
    ...(trippedAt === undefined ? [] : [`t ${trippedAt}`]),
    ...[...open.values()].map(lineOfRun),
    ...[...early].slice(-MOST_EARLY).map(([id, how]) => `e ${id} ${how}`),
    '',
  ].join('\n');
}
