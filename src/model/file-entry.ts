/** A file as the reader gives it. */
export interface FileEntry {
  /** Stays with the path as long as the file is in the index. */
  id: number;
  path: string;
  language: string;
  size: number;
  mtime: number;
  flags: number;
  lines: number;
  /** Number of definitions. */
  symbols: number;
  /** Number of identifier occurrences. */
  occurrences: number;
  /** Segment that holds it; 0 for a file that is known but not indexed. */
  segment: number;
  /** Its ordinal in the segment. */
  ordinal: number;
}
