import type { Edits } from './edits.ts';

const COMMENT = /"(?:\\[\s\S]|[^"\\\n])*"|\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Hides what the grammar has no room for in the `#define` from `start` to `end`. */
export function readDefine(text: string, start: number, end: number, edits: Edits): void {
  const line = text.slice(start, end);
  // #define f(a, rest...)
  const rest = /^#\s*define\s+\w+\([^)]*?\w\s*(\.\.\.)\s*\)/.exec(line);
  if (rest) {
    const from = start + rest[0].lastIndexOf('...');
    edits.hide(from, from + 3);
  }
  // White space before the line end would go on to the next line in search of a value.
  const empty = /^#\s*define\s+\w+(?:\([^)]*\))?\s(?:\s|\/\*[\s\S]*?\*\/)*$/.exec(line);
  if (empty && /\s$/.test(line.replace(/\r$/, ''))) edits.put(start + line.search(/\s\r?$/), ';');
  const head = /^#\s*define\s+\w+(?:\([^)]*\))?/.exec(line);
  if (head) edits.note(start + head[0].length, end);
  if (!line.includes('/*')) return;
  // A comment ends the value of a macro, so only the last one may stand.
  for (const { 0: comment, index } of line.matchAll(COMMENT)) {
    const after = line.slice(index + comment.length);
    if (comment.startsWith('/*') && /[^\s\\]/.test(after)) edits.blot(start + index, start + index + comment.length);
  }
}
