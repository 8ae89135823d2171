import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;

/** SHA-256 of a file in hex, read piece by piece. The file is no live database: closing it would drop its locks. */
export function fileDigest(path: string): string {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(path, CHUNK)) hash.update(chunk);
  return hash.digest('hex');
}

/** The bytes of a file in pieces; each is valid until the next is asked for. */
export function* chunksOf(path: string, size: number): Generator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(size);
    for (;;) {
      const length = readSync(descriptor, buffer, 0, size, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
