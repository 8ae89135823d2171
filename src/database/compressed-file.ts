import { closeSync, createReadStream, createWriteStream, openSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { chunksOf } from './file-digest.ts';

const CHUNK = 4 << 20;

/** Writes a file compressed with gzip, piece by piece: each is a member of its own, which every gzip reads as one file. */
export function compressFile(from: string, to: string): void {
  const descriptor = openSync(to, 'wx');
  try {
    for (const chunk of chunksOf(from, CHUNK)) {
      const member = gzipSync(chunk, { level: 6 });
      for (let at = 0; at < member.length; ) at += writeSync(descriptor, member, at);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Writes what a gzip file holds. Rejects with the errors of zlib and of the file system. */
export async function uncompressFile(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createGunzip(), createWriteStream(to, { flags: 'wx' }));
}
