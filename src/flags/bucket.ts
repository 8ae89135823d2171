import type { Split } from './flag.ts';
import { murmur3, murmur3After } from './murmur3.ts';

/** Into so many parts units are divided: one is 0.001 %. */
export const BUCKETS = 100_000;

/**
 * The bucket of a unit, from 0 up to {@link BUCKETS}: the same for the same key and id everywhere and for ever. The hash
 * is over `key` and `unit` one after the other, as UTF-8, and is scaled down by multiplication, without the bias of a
 * remainder.
 */
export function bucketOf(key: string, unit: string): number {
  return bucketOfHash(murmur3(key + unit));
}

/** The limit for a percentage. Who is below it at one percentage is below it at every higher one. */
export function limitOf(percent: number): number {
  return Math.round((percent * BUCKETS) / 100);
}

/** Tells of units whether they have it on. */
export function divider({ key, limit }: Split): (unit: string) => boolean {
  const hash = murmur3After(key);
  return (unit) => bucketOfHash(hash(unit)) < limit;
}

function bucketOfHash(hash: number): number {
  return Math.floor((hash * BUCKETS) / 0x1_0000_0000);
}
