import type { Problem } from '../model/index.ts';

/** Bits of the `flags` of a file. */
export const FILE_FLAGS = {
  test: 1,
  generated: 2,
  /** The parser met errors in it. */
  errors: 4,
  /** It was read together with another file, such as its schema: its facts depend on both. */
  beside: 8,
} as const;

/** What the index keeps of a file that was looked at, whether it is indexed or was skipped. */
export interface FileRow {
  /** Relative to the root, with `/`; unique. */
  path: string;
  /** Id of the language, or '' when there is none. */
  language: string;
  /** Bytes. */
  size: number;
  /** Microseconds since the epoch. */
  mtime: number;
  /** First 16 bytes of the SHA-256 of the content; empty when it was not read. */
  hash: Uint8Array;
  /** Sum of {@link FILE_FLAGS}. */
  flags: number;
  lines: number;
  problems: readonly Problem[];
}

/** A file known to the index, as change detection needs it. */
export interface FileStamp {
  path: string;
  language: string;
  size: number;
  mtime: number;
  hash: Uint8Array;
  /** False for a file that was skipped. */
  indexed: boolean;
}
