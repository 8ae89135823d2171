import type { Database } from '../database/index.ts';
import { giveBack } from '../database/writing.ts';
import { createBlockStore } from './block-store.ts';
import { planMerges } from './compaction.ts';
import type { FileRow, FileStamp } from './file-row.ts';
import { createFileTable } from './file-table.ts';
import { inTurns } from './in-turns.ts';
import { createStateKeeper, type SegmentState } from './index-state.ts';
import { replaceSegments } from './replace-segments.ts';
import type { MergedSegment, SegmentData } from './segment-data.ts';
import { mergeSegments } from './segment-merge.ts';
import { createSegmentTable } from './segment-table.ts';

/** So much source is merged in the calling thread: another one takes longer to start. */
const LITTLE_BYTES = 4 * 1024 * 1024;

/** A finished segment with the rows of its files, in the order of their ordinals. */
export interface SegmentCommit {
  data: SegmentData;
  files: readonly FileRow[];
  /** Paths that leave the index in the same transaction. */
  removed?: readonly string[];
}

/** How `compact` is to go about it. */
export interface CompactOptions {
  /** Awaited every few milliseconds; where it rejects, what is not finished is undone. */
  pause: () => Promise<void>;
  /** Called with the number of merges that are done, and of all. */
  onProgress?: (done: number, total: number) => void;
  /** Other threads: `merge` is `mergeStored` in one of them. Absent: all is done in the calling thread. */
  threads?: { atOnce: number; merge: (ids: readonly number[]) => Promise<MergedSegment> } | undefined;
}

/**
 * Writes the index. Every method is one transaction; one that changes an answer increases `meta.generation` and sets
 * `meta.updatedAt`. The caller holds the write lock.
 */
export interface IndexWriter {
  /** Adds a segment. Files that were indexed before are replaced: they keep their id, their old ordinal is dead. */
  commitSegment(commit: SegmentCommit): void;
  /** Records files that are known but not indexed, with the reason in `problems`. An indexed file of that path leaves. */
  recordSkipped(files: readonly FileRow[]): void;
  /** Removes files; unknown paths are no error. */
  removeFiles(paths: readonly string[]): void;
  /** New stamps of files whose content is as it was. Changes no answer. */
  touch(files: readonly Pick<FileStamp, 'path' | 'size' | 'mtime'>[]): void;
  /** Every file the index knows, in order of path (UTF-8 bytes). */
  stamps(): FileStamp[];
  /** One of them. */
  stampOf(path: string): FileStamp | undefined;
  /** Sets a value of the table `meta`; the reader's `info()` reads `ref` and `complete` ('true' or 'false'). */
  setMeta(key: string, value: string): void;
  /** Sets several of them. */
  setAllMeta(values: Readonly<Record<string, string>>): void;
  getMeta(key: string): string | undefined;
  /**
   * Merges segments until there are few and mostly live ones, each merge in a transaction of its own; nothing else may
   * be written meanwhile. Then gives back what the file does not need.
   */
  compact(options: CompactOptions): Promise<void>;
}

/** Options of `createIndexWriter`. */
export interface IndexWriterOptions {
  /** The clock for `meta.updatedAt`. */
  now?: () => Date;
}

/** A writer for an index database at its newest migration. */
export function createIndexWriter(db: Database, options: IndexWriterOptions = {}): IndexWriter {
  const { now = () => new Date() } = options;
  const files = createFileTable(db);
  const segments = createSegmentTable(db);
  const blocks = createBlockStore(db);
  const keeper = createStateKeeper(db);

  function getMeta(key: string): string | undefined {
    return db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value as string | undefined;
  }

  function setMeta(key: string, value: string): void {
    db.prepare(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(key, value);
  }

  /** Runs a change of the answers in one transaction; the number given is that of the new generation. */
  function publish(change: (generation: number) => void): void {
    db.transaction(() => {
      const generation = nextGeneration();
      change(generation);
      published(generation);
    });
  }

  const nextGeneration = (): number => Number(getMeta('generation') ?? 0) + 1;

  function published(generation: number): void {
    setMeta('generation', String(generation));
    setMeta('updatedAt', now().toISOString());
  }

  async function replace(ids: readonly number[], merged: MergedSegment, pause: () => Promise<void>): Promise<void> {
    await db.longTransaction(async () => {
      const generation = nextGeneration();
      const sources = statesOf(ids);
      await inTurns(replaceSegments(segments, generation, merged, sources), pause);
      files.move(generation, merged.files);
      published(generation);
    });
  }

  function statesOf(ids: readonly number[]): SegmentState[] {
    const { byId } = keeper.current();
    return ids.map((id) => byId.get(id)!);
  }

  async function compact({ pause, onProgress, threads }: CompactOptions): Promise<void> {
    const plan = planMerges(segments.weights());
    const isLittle = plan.reduce((sum, { bytes }) => sum + bytes, 0) < LITTLE_BYTES;
    const here = (ids: readonly number[]) => inTurns(mergeSegments(statesOf(ids), blocks), pause);
    const { merge, atOnce } = threads && !isLittle ? threads : { merge: here, atOnce: 1 };
    const waiting = [...plan];
    let written: Promise<void> = Promise.resolve();
    let done = 0;
    let failed = false;
    onProgress?.(done, plan.length);
    // What one thread has merged is written while another one merges.
    const work = async (): Promise<void> => {
      try {
        for (let group = waiting.shift(); group && !failed; group = waiting.shift()) {
          const { ids } = group;
          const merged = await merge(ids);
          if (failed) return;
          written = written.then(() => replace(ids, merged, pause));
          await written;
          onProgress?.(++done, plan.length);
        }
      } catch (error) {
        failed = true;
        throw error;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: Math.min(atOnce, plan.length) }, work));
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
    if (plan.length > 0) giveBack(db);
  }

  return {
    commitSegment: ({ data, files: rows, removed = [] }) => {
      if (rows.length !== data.fileCount) throw new Error('a segment needs one row for each of its files');
      if (rows.length === 0 && removed.length === 0) return;
      publish((generation) => {
        const left = removed.map((path) => files.remove(path));
        // Generations only grow, so a segment never gets an id that another one has had.
        const ids = rows.map((row, ordinal) => {
          const counts = { symbols: data.symbols[ordinal]!, occurrences: data.occurrences[ordinal]! };
          const { id, before } = files.put(row, { segment: generation, ordinal, ...counts });
          left.push(before);
          return id;
        });
        segments.kill(left);
        if (rows.length > 0) segments.add(generation, data, ids);
      });
    },
    recordSkipped: (rows) => {
      if (rows.length === 0) return;
      publish(() => {
        const nowhere = { segment: 0, ordinal: 0, symbols: 0, occurrences: 0 };
        segments.kill(rows.map((row) => files.put(row, nowhere).before));
      });
    },
    removeFiles: (paths) => {
      if (paths.length === 0) return;
      publish(() => segments.kill(paths.map((path) => files.remove(path))));
    },
    touch: (stamps) => {
      if (stamps.length === 0) return;
      db.transaction(() => {
        for (const { path, size, mtime } of stamps) files.touch(path, size, mtime);
        setMeta('touched', String(Number(getMeta('touched') ?? 0) + 1));
      });
    },
    stamps: () => files.stamps(),
    stampOf: (path) => files.stampOf(path),
    setMeta: (key, value) => db.transaction(() => setMeta(key, value)),
    setAllMeta: (values) =>
      db.transaction(() => {
        for (const [key, value] of Object.entries(values)) setMeta(key, value);
      }),
    getMeta,
    compact,
  };
}
