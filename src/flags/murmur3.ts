/**
 * MurmurHash3 x86 32 (Austin Appleby, public domain) of the UTF-8 bytes of `text`: a whole number below 2^32. Lone
 * surrogates are hashed as U+FFFD, as encoders write them.
 */
export function murmur3(text: string, seed = 0): number {
  let hash = seed;
  let block = 0;
  let length = 0;
  const take = (byte: number): void => {
    block |= byte << ((length & 3) << 3);
    length++;
    if ((length & 3) !== 0) return;
    hash ^= scrambled(block);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
    block = 0;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      take(unit);
      continue;
    }
    if (unit < 0x800) {
      take(0xc0 | (unit >> 6));
      take(0x80 | (unit & 0x3f));
      continue;
    }
    const next = (unit & 0xfc00) === 0xd800 ? text.charCodeAt(at + 1) : 0;
    if ((next & 0xfc00) === 0xdc00) {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff);
      at++;
      take(0xf0 | (point >> 18));
      take(0x80 | ((point >> 12) & 0x3f));
      take(0x80 | ((point >> 6) & 0x3f));
      take(0x80 | (point & 0x3f));
      continue;
    }
    const whole = (unit & 0xf800) === 0xd800 ? 0xfffd : unit;
    take(0xe0 | (whole >> 12));
    take(0x80 | ((whole >> 6) & 0x3f));
    take(0x80 | (whole & 0x3f));
  }
  if ((length & 3) !== 0) hash ^= scrambled(block);
  hash ^= length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scrambled(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
