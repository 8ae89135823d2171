import { createHash } from 'node:crypto';

/** A hash of words that says nothing without the salt: 12 characters. */
export function salted(salt: string, ...words: readonly string[]): string {
  const hash = createHash('sha256').update(salt);
  for (const word of words) hash.update('\0').update(word);
  return hash.digest('hex').slice(0, 12);
}
