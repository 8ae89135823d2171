// Code units from here on are ordered differently in UTF-16 and in UTF-8.
const BEYOND = /[\ud800-\uffff]/;

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
  return keys.some((key) => BEYOND.test(key)) ? keys.sort(compareKeys) : keys.sort();
}

/** Surrogates stand for characters above all others. */
function rank(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code;
}
