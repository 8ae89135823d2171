import { detectLanguage, LANGUAGES } from '../languages/index.ts';
import { AxError } from '../model/index.ts';
import { compileGrammar, createParser } from '../parse/index.ts';
import type { FileJob, SegmentResult } from './file-pass.ts';
import { GRAMMARS } from './grammars-folder.ts';
import type { IndexerHost } from './host.ts';
import type { Lane, LaneEvents, LaneOptions } from './lane.ts';
import { mostThreads } from './most-threads.ts';
import { processFiles } from './schedule.ts';
import { startThreadLane } from './thread-lane.ts';

/** What {@link readFiles} works on. */
export interface ReadOptions {
  host: IndexerHost;
  jobs: readonly FileJob[];
  /** Worker threads; 0 is the calling thread; absent: by the settings, the machine and the amount of work. */
  workers?: number | undefined;
  onSegment: (result: SegmentResult) => void;
  onProgress?: ((done: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Less work than this is done before a worker has started. */
const LITTLE = { bytes: 300_000, files: 100 };
/** Source for which one more worker pays. */
const BYTES_PER_WORKER = 200_000;

/** Reads and parses files, in as many threads as are good for it. See `processFiles`. */
export async function readFiles(options: ReadOptions): Promise<void> {
  const { host, jobs, onSegment, onProgress, signal } = options;
  if (jobs.length === 0) return;
  const bytes = jobs.reduce((sum, { size }) => sum + size, 0);
  const workers = options.workers ?? workersFor(host, bytes, jobs.length);
  await compileGrammars(host, jobs);
  const timeoutMs = host.settings['index.timeoutMs'];
  const lane: LaneOptions = {
    ...{ root: host.root, maxFileSize: host.settings['index.maxFileSize'], timeoutMs },
    ...{ modules: host.modules, rawWalk: host.rawWalk },
  };
  if (workers > 0) host.spareCompiler();
  await processFiles({
    ...{ root: host.root, jobs, onProgress, signal },
    onSegment: (result) => {
      if (result.rawWalkFailure !== undefined) host.onRawWalkFailure(result.rawWalkFailure);
      onSegment(result);
    },
    lanes: Math.max(1, Math.min(workers, Math.ceil(bytes / BYTES_PER_WORKER))),
    startLane: await laneStarter(lane, workers === 0 && (await canParseHere(host))),
    // Parsing has a deadline of its own: only what is beyond its reach, or beyond that of the file system, hangs.
    hangMs: timeoutMs * 2 + 10_000,
  });
}

function workersFor(host: IndexerHost, bytes: number, files: number): number {
  return bytes < LITTLE.bytes && files < LITTLE.files ? 0 : mostThreads(host);
}

/** Compiles what the names of the files call for, once for all threads. */
async function compileGrammars({ modules }: IndexerHost, jobs: readonly FileJob[]): Promise<void> {
  const wanted = new Set(jobs.map(({ path, project }) => detectLanguage({ path, project })?.id ?? ''));
  for (const { id, embeds } of LANGUAGES) if (wanted.has(id)) for (const embedded of embeds) wanted.add(embedded);
  const names = LANGUAGES.flatMap(({ id, grammar }) => (grammar && wanted.has(id) ? grammar.name : []));
  const missing = new Set(names.filter((name) => !modules.has(name)));
  await Promise.all(
    Array.from(missing, async (name) => {
      try {
        modules.set(name, await compileGrammar(GRAMMARS, name));
      } catch (error) {
        // Whoever needs it tries again, and says of each file that it could not be parsed.
        if (!(error instanceof AxError)) throw error;
      }
    }),
  );
}

/** False when a grammar has crashed the parser of this thread before. */
async function canParseHere({ modules, rawWalk }: IndexerHost): Promise<boolean> {
  try {
    (await createParser({ grammars: GRAMMARS, modules, rawWalk })).close();
    return true;
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    return false;
  }
}

/** Starts lanes: the first one in this thread when `here`, all others in workers. */
async function laneStarter(options: LaneOptions, here: boolean): Promise<(events: LaneEvents) => Lane> {
  const { startWorkerLane } = await import('./worker-lane.ts');
  let isFirst = here;
  return (events) => {
    if (!isFirst) return startWorkerLane(options, events);
    isFirst = false;
    return startThreadLane(options, events);
  };
}
