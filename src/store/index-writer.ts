import type { Database } from '../database/index.ts';
import { planCompaction } from './compaction.ts';
import type { FileRow, FileStamp } from './file-row.ts';
import { createFileTable } from './file-table.ts';
import type { SegmentData } from './segment-data.ts';
import { createSegmentTable } from './segment-table.ts';

/** A finished segment with the rows of its files, in the order of their ordinals. */
export interface SegmentCommit {
  data: SegmentData;
  files: readonly FileRow[];
  /** Paths that leave the index in the same transaction. */
  removed?: readonly string[];
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
  getMeta(key: string): string | undefined;
  /**
   * Files to index again so that the index keeps few, mostly live segments; [] when nothing is to be done. Committing
   * them (in as few segments as the builder allows) is the whole compaction: emptied segments go by themselves.
   */
  segmentsToRewrite(): { paths: string[] };
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
      const generation = Number(getMeta('generation') ?? 0) + 1;
      change(generation);
      setMeta('generation', String(generation));
      setMeta('updatedAt', now().toISOString());
    });
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
    getMeta,
    segmentsToRewrite: () => {
      const ids = planCompaction(segments.weights());
      return { paths: files.pathsIn(ids) };
    },
  };
}
