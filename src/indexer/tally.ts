import { problemText } from '../model/index.ts';
import type { FileRow } from '../store/index.ts';
import type { IndexWriter } from '../store/writing.ts';
import type { FileOutcome, SegmentResult } from './file-pass.ts';
import type { FileProblem } from './report.ts';
import { microseconds } from './stamp.ts';
import { FILE_STATE, setFile, type Tree } from './tree.ts';

/** What a run has done so far. */
export interface Tally {
  /** Files read, parsed and written because they were new or changed. */
  indexed: number;
  removed: number;
  /** Files looked into in this run: not indexed, for no fault or for a fault. */
  skipped: number;
  failed: number;
  symbols: number;
  references: number;
  bytes: number;
  /** Files indexed in this run, by id of the language. */
  languages: Record<string, number>;
  /** Of the files looked into in this run. */
  problems: FileProblem[];
}

/** A run that has done nothing yet. */
export function createTally(): Tally {
  return {
    ...{ indexed: 0, removed: 0, skipped: 0, failed: 0, symbols: 0, references: 0, bytes: 0 },
    ...{ languages: {}, problems: [] },
  };
}

/** Takes over what is wrong with a file. */
export function noteProblems(tally: Tally, { path, problems }: FileRow): void {
  for (const problem of problems) tally.problems.push({ path, code: problem.code, message: problemText(problem) });
}

/** Where results go. */
export interface Target {
  writer: IndexWriter;
  tree: Tree;
  tally: Tally;
  /** True when the index has a row for the path. */
  isKnown: (path: string) => boolean;
}

/** Takes what lanes have finished into the index, the tree and the tally. */
export function takeResult(target: Target, result: SegmentResult): void {
  const { writer, tree, tally, isKnown } = target;
  const { segment, outcomes } = result;
  const removed: string[] = [];
  for (const outcome of outcomes) {
    setFile(tree, outcome.index, outcome.stamp, outcome.state);
    tally.bytes += outcome.bytes;
    if (outcome.state === FILE_STATE.skipped) tally.skipped++;
    if (outcome.state === FILE_STATE.failed) tally.failed++;
    const path = tree.paths[outcome.index]!;
    if (outcome.state === FILE_STATE.indexed && outcome.kind === 'added') tally.indexed++;
    else if (outcome.kind === 'unread' && !outcome.row && isKnown(path)) removed.push(path);
  }
  if (segment) {
    writer.commitSegment({ data: segment.data, files: segment.rows, removed });
    for (const { language } of segment.rows) tally.languages[language] = (tally.languages[language] ?? 0) + 1;
    tally.symbols += sum(segment.data.symbols);
    tally.references += sum(segment.data.occurrences);
  } else if (removed.length > 0) {
    writer.removeFiles(removed);
  }
  tally.removed += removed.length;
  const rows = outcomes.flatMap(({ row }) => (row ? [row] : []));
  if (rows.length > 0) writer.recordSkipped(rows);
  for (const row of [...(segment?.rows ?? []), ...rows]) noteProblems(tally, row);
  const same = outcomes.filter(({ kind }) => kind === 'same').map((outcome) => stampOfRow(tree, outcome));
  if (same.length > 0) writer.touch(same);
}

function stampOfRow({ paths }: Tree, { index, stamp }: FileOutcome): { path: string; size: number; mtime: number } {
  return { path: paths[index]!, size: stamp.size, mtime: microseconds(stamp.mtime) };
}

function sum(numbers: Uint32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
