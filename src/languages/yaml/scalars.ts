/** A plain scalar as YAML 1.2 reads it; `open` where older programs read it as something else. */
export function plainScalar(written: string): { value: string | number | boolean | null; open: boolean } {
  if (/^(?:~|null|Null|NULL|)$/.test(written)) return { value: null, open: false };
  if (/^(?:true|True|TRUE)$/.test(written)) return { value: true, open: false };
  if (/^(?:false|False|FALSE)$/.test(written)) return { value: false, open: false };
  if (/^(?:y|n|yes|no|on|off)$/i.test(written)) return { value: written, open: true };
  // Octal, with underscores, in base 60: numbers for some only. A date is a string for some.
  if (
    /^[-+]?0[0-7]+$|^[-+]?\d[\d_]*_[\d_.]*$|^\d+(?::[0-5]?\d)+(?:\.\d*)?$|^\d{4}-\d\d?-\d\d?(?:$|[Tt ])/.test(written)
  ) {
    return { value: written, open: true };
  }
  if (/^[-+]?\d+$/.test(written)) return { value: Number(written), open: false };
  if (/^0o[0-7]+$|^0x[\da-fA-F]+$|^0b[01]+$/.test(written)) return { value: Number(written), open: true };
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(written)) return { value: Number(written), open: false };
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(written)) return { value: Number.MAX_VALUE, open: true };
  return { value: written.includes('\n') ? folded(written) : written, open: false };
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ 0: '\0', a: '\u0007', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\u001b' },
  ...{ N: '\u0085', _: '\u00a0', L: '\u2028', P: '\u2029' },
};

/** The text of a scalar in double quotes, these left out. */
export function doubleQuoted(inner: string): string {
  if (!/[\\\n]/.test(inner)) return inner;
  return folded(inner.replace(/\\[ \t]*\r?\n\s*/g, '')).replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs,
    (all, x?: string, u?: string, long?: string, one?: string) => {
      const hex = x ?? u ?? long;
      if (hex === undefined) return ESCAPES[one!] ?? one!;
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** The text of a scalar in single quotes, these left out. */
export function singleQuoted(inner: string): string {
  return folded(inner.replaceAll("''", "'"));
}

function folded(text: string): string {
  if (!text.includes('\n')) return text;
  const [first, ...rest] = text.split('\n');
  let out = first!.trimEnd();
  let blank = 0;
  for (const [i, line] of rest.entries()) {
    const trimmed = i < rest.length - 1 ? line.trim() : line.trimStart();
    if (trimmed === '' && i < rest.length - 1) blank++;
    else {
      out += (blank > 0 ? '\n'.repeat(blank) : ' ') + trimmed;
      blank = 0;
    }
  }
  return out;
}
