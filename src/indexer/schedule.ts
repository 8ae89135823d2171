import type { FileJob, FileOutcome, SegmentResult } from './file-pass.ts';
import type { Lane, LaneEvents } from './lane.ts';
import { rowOfUnread } from './plan.ts';
import { lookAt } from './stamp.ts';
import { FILE_STATE } from './tree.ts';

/** What {@link processFiles} works on. */
export interface ScheduleOptions {
  /** Absolute. */
  root: string;
  jobs: readonly FileJob[];
  /** Most lanes at once, 1 or more. */
  lanes: number;
  startLane: (events: LaneEvents) => Lane;
  /** Takes a finished segment; every file is in exactly one. What it throws ends everything and is thrown on. */
  onSegment: (result: SegmentResult) => void;
  /** Called some times a second with the number of files done. */
  onProgress?: ((done: number) => void) | undefined;
  /** A lane that stays so long with one file is ended, in milliseconds. */
  hangMs: number;
  signal?: AbortSignal | undefined;
}

/** A lane at work, as the schedule sees it. */
interface Working {
  lane: Lane;
  /** Files sent whose segment has not come, by index. */
  open: Map<number, FileJob>;
  /** Chunks sent and not done. */
  chunks: number;
  /** Files whose segment has come. */
  delivered: number;
  ready: boolean;
  ending: boolean;
  /** Where it was when it last got on, and when that was. */
  place: string;
  since: number;
}

const CHUNKS_AHEAD = 3;
const CHUNK_BYTES = { most: 512 * 1024, least: 32 * 1024 };
const TICK_MS = 100;
/** How long lanes may take to end in order when the run is stopped. */
const HURRY_MS = 600;
/** How long a lane may take for what is no file, such as ending a segment. */
const IDLE_MS = 180_000;

/**
 * Has files read by lanes, and hands over each segment as it is finished. A lane that breaks or hangs is replaced: the
 * file it was at is tried once more alone and is then `failed` with the problem 'worker-crashed' (or 'timeout'), all
 * others are done again. Resolves when all files are done; when the signal aborts, within a second with what there is.
 * Rejects when a lane cannot start at all.
 */
export async function processFiles(options: ScheduleOptions): Promise<void> {
  const first = await runLanes(options, options.jobs, false);
  const second = first.suspects.length > 0 ? await runLanes(options, first.suspects, true) : { blamed: [] };
  for (const blame of [...first.blamed, ...second.blamed]) options.onSegment(failure(options.root, blame));
}

/** A file that broke or held up a lane. */
interface Blame {
  job: FileJob;
  error: Error;
}

/** What lanes leave: files to be tried alone, and files that are to blame for certain. */
interface Leftovers {
  suspects: FileJob[];
  blamed: Blame[];
}

/** `alone`: one lane, one file at a time, each with a segment of its own. */
function runLanes(options: ScheduleOptions, jobs: readonly FileJob[], alone: boolean): Promise<Leftovers> {
  const { onSegment, onProgress, signal, startLane } = options;
  const most = alone ? 1 : options.lanes;
  const queue = [...jobs];
  const working = new Set<Working>();
  const left: Leftovers = { suspects: [], blamed: [] };
  let next = 0;
  let bytesLeft = queue.reduce((sum, job) => sum + job.size, 0);
  let delivered = 0;
  let stopped = false;
  let finish: (error?: Error) => void = () => {};
  const over = new Promise<void>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve());
  });

  function takeChunk(): FileJob[] {
    const share = bytesLeft / (most * CHUNKS_AHEAD * 2);
    const target = alone ? 0 : Math.min(CHUNK_BYTES.most, Math.max(CHUNK_BYTES.least, share));
    const chunk: FileJob[] = [];
    let bytes = 0;
    do {
      const job = queue[next++]!;
      chunk.push(job);
      // A file costs something, however small it is.
      bytes += job.size + 512;
      bytesLeft -= job.size;
    } while (bytes < target && next < queue.length);
    return chunk;
  }

  function feed(working: Working): void {
    if (stopped || working.ending) return;
    while (next < queue.length && working.chunks < (alone ? 1 : CHUNKS_AHEAD)) {
      const chunk = takeChunk();
      for (const job of chunk) working.open.set(job.index, job);
      working.chunks++;
      working.lane.send(chunk);
      if (alone) working.lane.flush();
    }
    if (next < queue.length) return;
    working.ending = true;
    working.lane.end();
  }

  function start(): void {
    const events: LaneEvents = {
      onReady: () => {
        one.ready = true;
      },
      onFree: () => {
        one.chunks--;
        feed(one);
      },
      onSegment: (result) => {
        for (const { index } of result.outcomes) one.open.delete(index);
        delivered += result.outcomes.length;
        one.delivered += result.outcomes.length;
        attempt(() => onSegment(result));
      },
      onEnd: (error) => end(one, error),
    };
    const lane = startLane(events);
    const one: Working = {
      ...{ lane, open: new Map(), chunks: 0, delivered: 0 },
      ...{ ready: false, ending: false, place: '', since: performance.now() },
    };
    working.add(one);
    feed(one);
  }

  function end(one: Working, error: Error | undefined): void {
    working.delete(one);
    if (error && !one.ready && !stopped) {
      stop(error);
    } else if (!stopped) {
      if (error) accuse(one, error);
      for (const job of one.open.values()) {
        queue.push(job);
        bytesLeft += job.size;
      }
      attempt(startMissing);
    }
    if (working.size === 0) finish();
  }

  /** Takes the file that broke a lane out of those that are done again. */
  function accuse({ lane, open }: Working, error: Error): void {
    const guilty = open.get(lane.current()) ?? (alone ? [...open.values()][0] : undefined);
    if (guilty) {
      open.delete(guilty.index);
      if (alone || error instanceof Hang) left.blamed.push({ job: guilty, error });
      else left.suspects.push(guilty);
    } else {
      left.suspects.push(...open.values());
      open.clear();
    }
  }

  function startMissing(): void {
    while (next < queue.length && [...working].filter(({ ending }) => !ending).length < most) start();
  }

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      stop(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Ends all lanes, in order when there is no error. */
  function stop(error?: Error): void {
    if (stopped && !error) return;
    stopped = true;
    if (error) finish(error);
    for (const { lane } of working) {
      if (error) lane.kill(error);
      else lane.hurry();
    }
    if (working.size === 0) finish();
  }

  function tick(): void {
    let done = delivered;
    const now = performance.now();
    for (const one of working) {
      const current = one.lane.current();
      const count = one.lane.done();
      done += count - one.delivered;
      const place = `${current} ${count}`;
      if (place !== one.place) Object.assign(one, { place, since: now });
      const patience = current < 0 ? IDLE_MS : options.hangMs;
      if (now - one.since > patience && one.chunks > 0) one.lane.kill(new Hang(patience));
    }
    onProgress?.(done);
  }

  const timer = setInterval(tick, TICK_MS);
  let lastCall: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    stop();
    lastCall = setTimeout(() => {
      for (const { lane } of working) lane.kill(new Error('stopped'));
    }, HURRY_MS);
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  else attempt(startMissing);
  if (working.size === 0) finish();
  return over
    .then(() => left)
    .finally(() => {
      clearInterval(timer);
      clearTimeout(lastCall);
      signal?.removeEventListener('abort', onAbort);
    });
}

/** Why a lane was ended that did not get on. */
class Hang extends Error {
  constructor(milliseconds: number) {
    super(`no end after ${Math.round(milliseconds / 1000)} s`);
  }
}

function failure(root: string, { job, error }: Blame): SegmentResult {
  const code = error instanceof Hang ? 'timeout' : 'worker-crashed';
  const { size, mtimeMs, ctimeMs } = lookAt(`${root}/${job.path}`);
  const stamp = { size, mtime: mtimeMs, ctime: ctimeMs };
  const row = rowOfUnread(job.path, stamp, { code, message: error.message.split('\n')[0]!, line: 0 });
  const outcome: FileOutcome = { index: job.index, state: FILE_STATE.failed, stamp, kind: 'unread', row, bytes: 0 };
  return { outcomes: [outcome] };
}
