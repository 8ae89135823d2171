import { setImmediate as breathe } from 'node:timers/promises';
import { AxError } from '../model/index.ts';
import type { CompactOptions, IndexWriter } from '../store/writing.ts';
import { planRelying, reliances, watchReliances } from './beside.ts';
import type { FileJob } from './file-pass.ts';
import { closeGeneration, type Generation, openGeneration } from './generation.ts';
import { headCommit } from './git-list.ts';
import { holdIndex } from './hold-index.ts';
import type { IndexerHost } from './host.ts';
import { mergeInThread } from './merge-threads.ts';
import { mostThreads } from './most-threads.ts';
import { pathFilter } from './path-filter.ts';
import { generationOf, planRun, type RunPlan } from './plan-run.ts';
import { createProgress } from './progress.ts';
import { createProjectLanguages } from './project-languages.ts';
import { readFiles } from './read-files.ts';
import type { IndexOptions, IndexReport } from './report.ts';
import { reportOf } from './report-of.ts';
import { createTally, noteProblems, type Tally, takeResult } from './tally.ts';
import { FILE_STATE, type Tree } from './tree.ts';
import { writeTree } from './tree-file.ts';

/** A tree in memory that is known to fit the disk but for some files (positions in it). */
export interface KnownChanges {
  tree: Tree;
  changed: readonly number[];
}

/** What was done to a generation. */
export interface Run {
  plan: RunPlan;
  tally: Tally;
  /** True when everything that was to be done is done: the index is complete. */
  finished: boolean;
  interrupted: boolean;
  elapsedMs: number;
}

/** See `indexProject`. */
export async function runIndexing(host: IndexerHost, options: IndexOptions = {}): Promise<IndexReport> {
  const isWanted = pathFilter(host.root, options.paths ?? []);
  return await execute(host, options, undefined, ({ index, beside }, run) =>
    reportOf(host, index.reader, run.plan, { ...run, isWanted: beside ? () => true : isWanted }),
  );
}

/**
 * Brings the index up to date and makes something of it while it is still open. With `known` the files are not looked
 * for, unless another process has written to the index in between.
 */
export async function execute<T>(
  host: IndexerHost,
  options: IndexOptions,
  known: KnownChanges | undefined,
  describe: (generation: Generation, run: Run) => T,
): Promise<T> {
  const started = performance.now();
  const { signal, onNotice } = options;
  if (options.full && options.paths?.length) {
    throw new AxError('usage', 'a full index cannot be limited to some paths', 'leave out --full, or the paths');
  }
  const isWanted = pathFilter(host.root, options.paths ?? []);
  refuseIfStopped(signal);
  return await holdIndex(host, { signal, onNotice }, async (files) => {
    const generation = await openGeneration(files, options.full === true, onNotice);
    let finished = false;
    try {
      const done = await update(host, generation, isWanted, options, known);
      finished = done.finished;
      return describe(generation, { ...done, elapsedMs: Math.round(performance.now() - started) });
    } finally {
      closeGeneration(files, generation, finished);
    }
  });
}

async function update(
  host: IndexerHost,
  { files, index, beside }: Generation,
  isWanted: (path: string) => boolean,
  options: IndexOptions,
  known: KnownChanges | undefined,
): Promise<Omit<Run, 'elapsedMs'>> {
  const { writer } = index;
  const { signal } = options;
  const progress = createProgress(options.onProgress);
  progress('discover', 0, 0);
  const plan = await planRun({ host, treeFile: files.tree, writer, known, signal }).catch((error: unknown) => {
    refuseIfStopped(signal);
    throw error;
  });
  const isIdle = plan.read.length + plan.unread.length + plan.removed.length === 0 && !plan.listed;
  const relying = isIdle ? new Set<string>() : planRelying(plan, reliances(index.reader));
  const tally = createTally();
  const ref = plan.listed ? headCommit(host) : undefined;
  const generationBefore = generationOf(writer);
  const wasEmpty = generationBefore === 0;
  const isKnown = (path: string): boolean => !wasEmpty && writer.stampOf(path) !== undefined;
  const removed = plan.removed.filter(isKnown);
  if (removed.length > 0) writer.removeFiles(removed);
  writer.recordSkipped(plan.unread.map(({ row }) => row));
  for (const { row, isFault } of plan.unread) {
    tally[isFault ? 'failed' : 'skipped']++;
    noteProblems(tally, row);
  }
  tally.removed = removed.length;

  // A part of a new generation could not take the place of the old one.
  const projectOf = createProjectLanguages(host.root, plan.tree.paths);
  const jobs = plan.read
    .filter((i) => beside || isWanted(plan.tree.paths[i]!))
    .map((i) => jobOf(plan, i, wasEmpty || relying.has(plan.tree.paths[i]!) ? undefined : writer, projectOf));
  const target = { writer, tree: plan.tree, tally, isKnown };
  await readFiles({
    ...{ host, jobs, workers: options.jobs, signal },
    onSegment: (result) => takeResult(target, result),
    onProgress: (done) => progress('index', done, jobs.length),
  });
  options.onRead?.(tally);
  // The last of the regular reports may have come before the last file.
  if (jobs.length > 0 && !signal?.aborted) progress('index', jobs.length, jobs.length);
  progress('finish', 0, 0);
  // Where nothing was written there is nothing to be merged, unless a run was stopped before that.
  if (generationOf(writer) !== generationBefore || !index.complete) {
    const atOnce = options.jobs ?? mostThreads(host);
    await compact(writer, signal, {
      onProgress: (done, total) => progress('finish', done, total),
      ...(atOnce > 0 && {
        threads: { atOnce, merge: (ids) => mergeInThread({ database: files.database, ids }, signal) },
      }),
    });
  }
  const isWhole = !plan.tree.state.subarray(0, plan.tree.paths.length).includes(FILE_STATE.pending);
  const finished = isWhole && signal?.aborted !== true;
  if (finished) index.finish(ref && ((await ref) ?? ''));
  if (!isIdle) watchReliances(plan.tree, host.root, reliances(index.reader));
  plan.tree.generation = generationOf(writer);
  saveTree(files.tree, plan.tree, host.pid);
  return { plan, tally, finished, interrupted: signal?.aborted === true };
}

function jobOf(
  { tree }: RunPlan,
  index: number,
  writer: IndexWriter | undefined,
  projectOf: (path: string) => string | undefined,
): FileJob {
  const path = tree.paths[index]!;
  const stamp = writer?.stampOf(path);
  const job: FileJob = { index, path, size: tree.size[index]! };
  const project = projectOf(path);
  if (project !== undefined) job.project = project;
  if (stamp?.indexed && stamp.hash.length > 0) {
    job.known = stamp.hash;
    job.language = stamp.language;
  }
  return job;
}

/** Merges segments; a stop leaves the rest of it to another run. */
async function compact(
  writer: IndexWriter,
  signal: AbortSignal | undefined,
  options: Omit<CompactOptions, 'pause'>,
): Promise<void> {
  if (signal?.aborted) return;
  try {
    const pause = async (): Promise<void> => {
      await breathe();
      signal?.throwIfAborted();
    };
    await writer.compact({ ...options, pause });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

function saveTree(file: string, tree: Tree, pid: number): void {
  try {
    writeTree(file, tree, pid);
  } catch (cause) {
    const { message } = cause as Error;
    throw new AxError('io', `cannot write ${file}: ${message}`, 'check the disk and the permissions', { cause });
  }
}

function refuseIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AxError('interrupted', 'stopped before anything was indexed');
}
