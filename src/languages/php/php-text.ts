import type { ReadableText } from '../spec.ts';

const HALT = /^[ \t]*__halt_compiler\s*\(\s*\)\s*(?:;|\?>)/im;
const READONLY = /readonly(?<=[(,\]][ \t\r\n]{0,200}readonly)(?=\s+[\w\\?|&]+\s+\$)/gi;

/**
 * What the grammar reads of a file: `readonly T $x` alone makes a parameter a property, too, where it wants to see who
 * may read it; what stands after `__halt_compiler()` is no PHP.
 */
export function phpText(text: string): ReadableText | undefined {
  let readable = text;
  if (/readonly/i.test(text)) readable = readable.replace(READONLY, 'public  ');
  const halt = HALT.exec(text);
  if (halt) {
    const end = halt.index + halt[0].length;
    readable = readable.slice(0, end) + readable.slice(end).replace(/[^\r\n]/g, ' ');
  }
  return readable === text ? undefined : { text: readable };
}
