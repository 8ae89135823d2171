import type { LostName, ReadableText } from '../spec.ts';

/** Strings and comments, and decorators before what the grammar knows none of: functions, variables, types. */
const DECORATED =
  /`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|^([ \t]*(?:export[ \t]+)?)((?:@[\w.]{1,60}(?:\((?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^()"'\n])*\))?\s+(?:\/\/[^\n]*\n\s*){0,9}){1,9})(?=(?:export\s+)?(?:declare\s+)?(?:function|const|let|var|type|enum|namespace)\s+[\w$[{])/gm;
const PIECE = /\/\/[^\n]*|@[\w.]+(?:\((?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^()"'\n])*\))?/g;

/** The text without the decorators that are no errors in AssemblyScript alone. */
export function withoutDecorators(text: string): ReadableText {
  const lost: LostName[] = [];
  const leads = new Map<number, number>();
  const shown = text.replace(DECORATED, (whole, before: string | undefined, decorators: string, at: number) => {
    if (before === undefined) return whole;
    const start = at + before.length;
    if (!before.includes('export')) leads.set(at + whole.length, start);
    const blanked = decorators.replace(PIECE, (piece, offset: number) => {
      if (piece.startsWith('//')) return piece;
      noteNames(piece, start + offset, lost);
      return ' '.repeat(piece.length);
    });
    return before + blanked;
  });
  return { text: shown, lost, leads };
}

/** The last name of a decorator is called, those before are read. */
function noteNames(decorator: string, at: number, lost: LostName[]): void {
  const path = /^@([\w.]+)/.exec(decorator)![1]!;
  const last = path.lastIndexOf('.') + 1;
  for (const { 0: name, index } of path.matchAll(/\w+/g)) {
    const start = at + 1 + index;
    lost.push({ start, end: start + name.length, role: index === last ? 'call' : 'read' });
  }
}
