const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

/** What a string with escapes says, its quotes left out. */
export function basicString(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[ \t]*\r?\n\s*|(.))/gs,
    (all, short?: string, long?: string, one?: string) => {
      if (one !== undefined) return ESCAPES[one] ?? one;
      const hex = short ?? long;
      if (hex === undefined) return '';
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
