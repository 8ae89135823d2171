import type { LostName, ReadableText } from '../spec.ts';

/** What may hold anything, and annotations in front of `...`, which the grammar takes for the name of the parameter. */
const PIECES =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(@[\w$]+(?:\.[\w$]+)*(?:\s+@[\w$]+(?:\.[\w$]+)*)*)(?=\s*\.\.\.)/g;
const ANNOTATED = /@[\w$]+(?:\.[\w$]+)*\s*\.\.\./;

/** The text without annotations in front of `...`: `String @Nullable ... names`. */
export function grammarText(text: string): ReadableText | undefined {
  if (!ANNOTATED.test(text)) return undefined;
  const lost: LostName[] = [];
  const read = text.replace(PIECES, (piece: string, annotations: string | undefined, at: number) => {
    if (annotations === undefined) return piece;
    for (const { 0: name, index } of annotations.matchAll(/[\w$]+/g))
      lost.push({ start: at + index, end: at + index + name.length, role: 'type' });
    return annotations.replace(/\S/g, ' ');
  });
  return { text: read, lost };
}
