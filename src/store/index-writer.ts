import type { DirectoryStamp, FileRow, FileStamp } from './file-row.ts';
import type { SegmentData } from './segment-data.ts';

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
  /** Replaces the list of directories. Changes no answer. */
  setDirectories(directories: readonly DirectoryStamp[]): void;
  /** Every file the index knows, in order of path (UTF-8 bytes). */
  stamps(): FileStamp[];
  /** Sets a value of the table `meta`; the reader's `info()` reads `ref` and `complete` ('true' or 'false'). */
  setMeta(key: string, value: string): void;
  getMeta(key: string): string | undefined;
  /**
   * Files to index again so that the index keeps few, mostly live segments; [] when nothing is to be done. Committing
   * them (in as few segments as the builder allows) is the whole compaction: emptied segments go by themselves.
   */
  segmentsToRewrite(): { paths: string[] };
}
