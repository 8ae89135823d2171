import { problemText } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import type { IndexerHost } from './host.ts';
import type { FileProblem, IndexReport } from './report.ts';
import type { Tally } from './tally.ts';
import { countStates, FILE_STATE, type Tree } from './tree.ts';

/** What was done, and the files that the report is about. */
export interface ReportedRun {
  tally: Tally;
  elapsedMs: number;
  interrupted: boolean;
  isWanted: (path: string) => boolean;
}

/** The report of a run: the tree after it and what is wrong with it as a whole, what was done, and what the index holds now. */
export function reportOf(
  host: IndexerHost,
  reader: IndexReader,
  { tree, problems }: { tree: Tree; problems: readonly FileProblem[] },
  { tally, elapsedMs, interrupted, isWanted }: ReportedRun,
): IndexReport {
  const states = countStates(tree, isWanted);
  const counts = {
    indexed: states[FILE_STATE.indexed]!,
    skipped: states[FILE_STATE.skipped]!,
    failed: states[FILE_STATE.failed]!,
  };
  return {
    files: {
      scanned: counts.indexed + counts.skipped + counts.failed,
      indexed: tally.indexed,
      unchanged: counts.indexed - tally.indexed,
      removed: tally.removed,
      skipped: counts.skipped,
      failed: counts.failed,
    },
    ...{ symbols: tally.symbols, references: tally.references, bytes: tally.bytes, elapsedMs },
    peakRssMb: Math.round(host.peakRss() / 1024 / 1024),
    languages: Object.fromEntries(reader.totals().languages.map(({ id, files }) => [id, files])),
    problems: [
      ...problems,
      ...reader
        .problems()
        .filter(({ path }) => isWanted(path))
        .map((one) => ({ path: one.path, code: one.code, message: problemText(one) })),
    ],
    interrupted,
  };
}
