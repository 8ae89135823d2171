import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FactSink } from '../spec.ts';

/** Takes the headings of a document in order and makes sections of them. */
export interface Sections {
  /** A heading of a level from 1 to 6, whose text is at [nameStart, nameEnd); a whole line from `start` to `end`. */
  heading(level: number, start: number, end: number, nameStart: number, nameEnd: number): void;
  /** The text has ended. */
  end(): void;
}

interface Heading {
  level: number;
  start: number;
  end: number;
  name: readonly [number, number];
}

/** What may stand around the text of a heading, and the text: marks of emphasis and code, a link, tags, an id. */
const AROUND = [
  /^(\*\*|__|\*|_|``?)(?!\s)((?:(?!\1).)+)\1$/s,
  /^(\[)([^[\]]+)\](?:\([^()]*\)|\[[^[\]]*\])?$/,
  /^(<[^<>]*>\s*)(.*)$/s,
  /^()(.*?)\s*<\/?[a-zA-Z][^<>]*>$/s,
  /^()(.*?)\s*\{[#.:][^{}]*\}$/s,
];

/** A longer heading stays as it is. */
const LONGEST = 300;

/** Makes the sections of one document. */
export function createSections(facts: FactSink): Sections {
  const headings: Heading[] = [];

  /** A heading without a name only ends the sections before it. */
  function define(): void {
    const open: { level: number; symbol: number }[] = [];
    const ends = endsOf(headings, facts.text.length);
    for (const [i, { level, start, end, name }] of headings.entries()) {
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
      const [nameStart, nameEnd] = name;
      if (nameStart >= nameEnd) continue;
      const to = Math.max(end, start + facts.text.slice(start, ends[i]).trimEnd().length);
      const symbol = facts.define({
        ...{ kind: 'section', start, end: to, nameStart, nameEnd, signatureEnd: end },
        ...{ parent: open.at(-1)?.symbol ?? -1, flags: SYMBOL_FLAGS.exported },
      });
      open.push({ level, symbol });
    }
  }

  return {
    heading: (level, start, end, nameStart, nameEnd) => {
      headings.push({ level, start, end, name: bareName(facts.text, nameStart, nameEnd) });
    },
    end: define,
  };
}

/** Where each section ends: before the next heading of its level or a higher one. */
function endsOf(headings: readonly Heading[], last: number): number[] {
  const nextOfLevel = new Array<number>(7).fill(last);
  const ends: number[] = [];
  for (let i = headings.length - 1; i >= 0; i--) {
    const { level, start } = headings[i]!;
    ends[i] = Math.min(...nextOfLevel.slice(1, level + 1));
    nextOfLevel[level] = start;
  }
  return ends;
}

/** The text of a heading without what is around all of it. */
function bareName(text: string, start: number, end: number): readonly [number, number] {
  if (end - start > LONGEST) return [start, end];
  const name = text.slice(start, end);
  for (const around of AROUND) {
    const match = around.exec(name);
    const inner = match?.[2]?.trimStart() ?? '';
    if (!match || inner === '') continue;
    const from = start + match[1]!.length + match[2]!.length - inner.length;
    return bareName(text, from, from + inner.trimEnd().length);
  }
  return [start, end];
}
