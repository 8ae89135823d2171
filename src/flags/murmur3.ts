/**
 * MurmurHash3 x86 32 (Austin Appleby, public domain) of the UTF-8 bytes of `text`: a whole number below 2^32. Lone
 * surrogates are hashed as U+FFFD, as encoders write them.
 */
export function murmur3(text: string, seed = 0): number {
  return murmur3After('', seed)(text);
}

/** {@link murmur3} of texts that begin with `prefix`, given what follows it: its beginning is hashed once. */
export function murmur3After(prefix: string, seed = 0): (rest: string) => number {
  let start = seed;
  let startBlock = 0;
  let isAscii = true;
  for (let at = 0; at < prefix.length; at++) {
    const unit = prefix.charCodeAt(at);
    if (unit > 0x7f) isAscii = false;
    startBlock |= unit << ((at & 3) << 3);
    if ((at & 3) !== 3) continue;
    start = mixed(start, startBlock);
    startBlock = 0;
  }
  return (rest) => {
    if (!isAscii) return ofBytes(prefix + rest, seed);
    const { length } = rest;
    let hash = start;
    let block = startBlock;
    let shift = (prefix.length & 3) << 3;
    let at = 0;
    // Nearly all ids are ASCII: four characters are four bytes, which may be parts of two blocks.
    for (; at + 4 <= length; at += 4) {
      const a = rest.charCodeAt(at);
      const b = rest.charCodeAt(at + 1);
      const c = rest.charCodeAt(at + 2);
      const d = rest.charCodeAt(at + 3);
      if ((a | b | c | d) > 0x7f) return ofBytes(prefix + rest, seed);
      const word = a | (b << 8) | (c << 16) | (d << 24);
      hash = mixed(hash, block | (word << shift));
      block = shift === 0 ? 0 : word >>> (32 - shift);
    }
    for (; at < length; at++) {
      const unit = rest.charCodeAt(at);
      if (unit > 0x7f) return ofBytes(prefix + rest, seed);
      block |= unit << shift;
      shift += 8;
      if (shift < 32) continue;
      hash = mixed(hash, block);
      block = 0;
      shift = 0;
    }
    return finished(hash ^ scrambled(block), prefix.length + length);
  };
}

function ofBytes(text: string, seed: number): number {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length & ~3;
  let hash = seed;
  for (let at = 0; at < whole; at += 4) hash = mixed(hash, blockAt(bytes, at));
  return finished(hash ^ scrambled(blockAt(bytes, whole)), bytes.length);
}

/** Four bytes, the lowest first; those behind the end are 0. */
function blockAt(bytes: Uint8Array, at: number): number {
  const byte = (i: number): number => bytes[at + i] ?? 0;
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
}

function mixed(hash: number, block: number): number {
  const next = hash ^ scrambled(block);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function scrambled(block: number): number {
  const once = Math.imul(block, 0xcc9e2d51);
  return Math.imul((once << 15) | (once >>> 17), 0x1b873593);
}

function finished(hash: number, length: number): number {
  let final = hash ^ length;
  final = Math.imul(final ^ (final >>> 16), 0x85ebca6b);
  final = Math.imul(final ^ (final >>> 13), 0xc2b2ae35);
  return (final ^ (final >>> 16)) >>> 0;
}
