import { appendToHistory } from './history.ts';
import { readKill, trippedFile } from './kill.ts';
import { putWhole } from './put-whole.ts';
import { appendToRunLog, LAST_MS, runLogFile } from './run-lines.ts';
import { isTripping, type RunLog, readRunLog } from './run-log.ts';
import type { Held, Trip, UsualRate, WatchedProcess } from './watched.ts';

/** After so many milliseconds nobody waits for the end of a run of another machine. */
const FORGOTTEN_MS = 86_400_000;

/** What a person has said about a flag, if anything. Throws nothing. */
export function heldByKill(directory: string, flag: string): Held | undefined {
  const kill = readKill(directory, flag);
  return kill && { held: 'kill', says: `switched off here on ${stamp(kill.at)}` };
}

/**
 * What the runs of a flag hold against it, if anything; `isNew` when nobody has rolled it back yet. Throws what the
 * system says.
 */
export function heldByLog(
  directory: string,
  flag: string,
  watched: WatchedProcess,
): (Held & { isNew: boolean }) | undefined {
  const log = readLog(runLogFile(directory, flag, watched.version), watched);
  if (!log) return undefined;
  const { runs, failed } = log.evidence;
  if (log.trippedAt !== undefined)
    return { held: 'trip', says: `rolled back on ${stamp(log.trippedAt)}`, isNew: false };
  return isTripping(log) ? { held: 'trip', says: `${failed} of ${runs} runs failed`, isNew: true } : undefined;
}

/**
 * Rolls a flag back where the evidence holds against what is usual, too. Undefined when not, or when another process did
 * it. Throws what the system says.
 */
export async function rollBack(
  directory: string,
  flag: string,
  usualRate: UsualRate,
  watched: WatchedProcess,
): Promise<Trip | undefined> {
  const { version } = watched;
  const path = runLogFile(directory, flag, version);
  let log = readLog(path, watched);
  if (!log || log.trippedAt !== undefined || !isTripping(log)) return undefined;
  for (const command of log.commands) {
    const usual = log.usual.has(command) ? 0 : await usualRate(command, flag);
    if (usual > 0) appendToRunLog(path, `u ${usual.toFixed(4)} ${command}`);
  }
  log = readLog(path, watched);
  if (!log || !isTripping(log)) return undefined;
  const { runs, failed } = log.evidence;
  const at = watched.now();
  // Several may see it at once: a file that only one can make decides who says it.
  const isFirst = putWhole(trippedFile(directory, flag, version), `${at}\n`, 'new');
  appendToRunLog(path, `t ${at}`);
  if (!isFirst) return undefined;
  appendToHistory(directory, { at, flag, what: 'rolled back', detail: `${failed} of ${runs} runs failed`, version });
  return { flag, runs, failed };
}

/** Reads a log, and ends the runs in it that have died; they count also where that cannot be written. */
function readLog(path: string, watched: WatchedProcess): RunLog | undefined {
  const log = readRunLog(path);
  const died = [...(log?.open.values() ?? [])].flatMap((run) => {
    const isHere = run.place === watched.place();
    if (isHere && run.pid === watched.pid) return [];
    const isRunning = isHere ? watched.isRunning(run) : undefined;
    if (isRunning === false) return [`e ${run.id} crashed`];
    return isRunning === undefined && watched.now() - run.began > FORGOTTEN_MS ? [`e ${run.id} unknown`] : [];
  });
  try {
    for (const line of died) appendToRunLog(path, line);
  } catch {
    // The disk is full, or it is not ours: the next one finds them again.
  }
  return died.length > 0 ? readRunLog(path, died) : log;
}

function stamp(at: number): string {
  return at > 0 && at <= LAST_MS ? new Date(at).toISOString().slice(0, 10) : 'an unknown day';
}
