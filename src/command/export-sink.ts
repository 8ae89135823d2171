import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { AxError } from '../model/index.ts';
import type { ExportSink } from '../project/index.ts';

/** Where an export goes. */
export interface Destination extends ExportSink {
  /** All of it is there. `write` takes what has been kept until now. */
  finish(write: (bytes: Uint8Array) => void): void;
  /** Bytes that were written. */
  size(): number;
  /** Takes away what was not finished. */
  close(): void;
}

/** Keeps what is written until all is there. */
export function collectBytes(): Destination {
  let chunks: Uint8Array[] = [];
  return {
    begin: () => {
      chunks = [];
    },
    write: (bytes) => void chunks.push(bytes),
    finish: (write) => {
      for (const chunk of chunks) write(chunk);
    },
    size: () => chunks.reduce((sum, { length }) => sum + length, 0),
    close: () => {},
  };
}

/** Writes beside a file, and takes its place when all is there. Throws AxError 'io'. */
export function createFileSink(path: string): Destination {
  const beside = `${path}.${randomUUID()}`;
  let file = -1;
  let size = 0;
  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw new AxError('io', `${path} cannot be written: ${(cause as Error).message}`, '', { cause });
    }
  }
  return {
    begin: () =>
      attempt(() => {
        if (file < 0) file = openSync(beside, 'wx');
        ftruncateSync(file);
        size = 0;
      }),
    write: (bytes) =>
      attempt(() => {
        for (let done = 0; done < bytes.length; )
          done += writeSync(file, bytes, done, bytes.length - done, size + done);
        size += bytes.length;
      }),
    finish: () =>
      attempt(() => {
        fsyncSync(file);
        closeSync(file);
        file = -1;
        renameSync(beside, path);
      }),
    size: () => size,
    close: () => {
      if (file >= 0) closeSync(file);
      file = -1;
      rmSync(beside, { force: true });
    },
  };
}
