// Code units from here on are ordered differently in UTF-16 and in UTF-8.
const BEYOND = /[\ud800-\uffff]/;
/** Fewer strings are sorted as they are. */
const FEW = 16;

/** Order of the UTF-8 bytes of two strings, which is how SQLite orders them: negative, 0 or positive. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Sorts strings in place by their UTF-8 bytes. */
export function sortKeys(keys: string[]): string[] {
  if (keys.length < FEW) return sortAsStrings(keys);
  // Numbers sort many times faster: the first characters, and the place in `keys` in the low bits.
  const places = 2 ** Math.ceil(Math.log2(keys.length));
  const characters = Math.floor((Math.log2(Number.MAX_SAFE_INTEGER) - Math.log2(places)) / 7);
  const order = Float64Array.from(keys, (key, place) => prefix(key, characters) * places + place).sort();
  const unsorted = keys.slice();
  for (let from = 0; from < order.length; ) {
    const group = Math.floor(order[from]! / places);
    let to = from;
    while (to < order.length && Math.floor(order[to]! / places) === group) {
      keys[to] = unsorted[order[to]! - group * places]!;
      to++;
    }
    if (to - from > 1) {
      const same = sortAsStrings(keys.slice(from, to));
      for (let i = from; i < to; i++) keys[i] = same[i - from]!;
    }
    from = to;
  }
  return keys;
}

function sortAsStrings(keys: string[]): string[] {
  return keys.some((key) => BEYOND.test(key)) ? keys.sort(compareKeys) : keys.sort();
}

/** The first characters of a key, 7 bits each, as far as they are ASCII; in the order of the keys, or equal. */
function prefix(key: string, characters: number): number {
  let value = 0;
  let isPlain = true;
  for (let i = 0; i < characters; i++) {
    value *= 128;
    if (!isPlain || i >= key.length) continue;
    const code = key.charCodeAt(i);
    isPlain = code < 127;
    value += isPlain ? code : 127;
  }
  return value;
}

/** Surrogates stand for characters above all others. */
function rank(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code;
}
