import { partOf } from '../html/part-of.ts';
import { createPlainAttributes } from '../html/read-attribute.ts';
import { scanMarkup } from '../html/scan-markup.ts';
import type { FactSink, LanguageReader } from '../spec.ts';
import { readTemplate } from './template.ts';

/** `$: doubled = count * 2`, which declares what nothing else does. */
const REACTIVE = /^[ \t]*\$:[ \t]*([\p{L}_$][\p{L}\p{N}_$]*)[ \t]*=(?!=)[^;\n]*;?/gmu;

/** Components of Svelte in one file. The component itself has no name in it. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const markup = scanMarkup(facts.text, {
      ...{ impliedEnds: false, braces: true },
      isRaw: (name) => /^(?:script|style)$/.test(name),
    });
    for (const [start, end] of markup.comments) facts.comment(start, end);
    for (const element of markup.elements) {
      const part = partOf(facts.text, element);
      if (!part) continue;
      facts.part(part);
      if (element.name === 'script') readReactive(facts, part.start, facts.text.slice(part.start, part.end));
    }
    readTemplate(facts, markup, createPlainAttributes(facts, markup), isLate);
  },
};

function readReactive(facts: FactSink, at: number, code: string): void {
  const declared = new Set(
    Array.from(code.matchAll(/\b(?:let|const|var|function|class)\s+([\w$]+)/g), ([, name]) => name!),
  );
  for (const { 0: all, 1: name, index } of code.matchAll(REACTIVE)) {
    if (declared.has(name!)) continue;
    declared.add(name!);
    const start = at + index + all.length - all.trimStart().length;
    const nameStart = at + index + all.indexOf(name!, all.indexOf(':'));
    const nameEnd = nameStart + name!.length;
    const symbol = facts.define({
      kind: 'variable',
      start,
      end: at + index + all.trimEnd().length,
      nameStart,
      nameEnd,
    });
    facts.bind({ scope: 0, kind: 'definition', start: nameStart, end: nameEnd, symbol });
  }
}
