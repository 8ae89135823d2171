import { createHash } from 'node:crypto';

/** What the index knows the content of a file by: the first 16 bytes of its SHA-256. */
export function contentHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, 16);
}
