import type { FactSink } from '../spec.ts';
import { localPath } from './local-path.ts';
import { partOf } from './part-of.ts';
import type { Attribute, Element, Markup } from './scan-markup.ts';

/** What names other files, by attribute; elements that need it are given. */
const LINKS: Readonly<Record<string, RegExp>> = {
  src: /^(?:script|style|template|img|iframe|frame|source|video|audio|embed|track|input)$/,
  href: /^(?:a|link|area|use|image)$/,
  'xlink:href': /^(?:a|use|image)$/,
  data: /^object$/,
  poster: /^video$/,
};
/** Whose values are ids of elements, with spaces between. */
const IDS =
  /^(?:for|form|list|headers|itemref|popovertarget|commandfor|contextmenu|aria-(?:labelledby|describedby|controls|owns|details|flowto|activedescendant|errormessage))$/;
/** Whose values may be `#` with an id. */
const PLACES = /^(?:href|xlink:href|usemap|data-(?:\w+-)?(?:target|parent))$/;
/** What templates put into a value. */
const INSERTED = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<[%?][\s\S]*?[%?]>|\$?\{[^}]*\}/g;

/** Reads what attributes say in HTML and all that is like it: links, classes, ids of others. */
export interface PlainAttributes {
  /** Of an attribute with a value. */
  read(element: Element, attribute: Attribute): void;
  /** Reads names of classes or ids at [start, end). */
  names(start: number, end: number): void;
}

/** A longer value is data. */
const LONGEST = 10_000;
/** What has no names in a script, and names. */
const WORDS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/.*|[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** A name that the scripts of the file have, too, is no plain reading of it: then its role is 'key'. */
export function createPlainAttributes(facts: FactSink, { elements }: Markup): PlainAttributes {
  const { text } = facts;
  const inScripts = new Set<string>();
  for (const element of elements) {
    if (element.name.toLowerCase() !== 'script' || !partOf(text, element)) continue;
    for (const [word] of text.slice(element.headEnd, element.contentEnd).matchAll(WORDS)) inScripts.add(word);
  }

  function name(start: number, end: number): void {
    facts.occurrence(start, end, inScripts.has(text.slice(start, end)) ? 'key' : 'read');
  }

  function names(start: number, end: number): void {
    if (end - start > LONGEST) return;
    const plain = text.slice(start, end).replace(INSERTED, (code) => '\0'.repeat(code.length));
    for (const { 0: word, index } of plain.matchAll(/[^\s]+/g))
      if (!/[\0{}<>]/.test(word)) name(start + index, start + index + word.length);
  }

  function read(element: Element, attribute: Attribute): void {
    const { valueStart, valueEnd } = attribute;
    const said = attribute.name.toLowerCase();
    const value = text.slice(valueStart, valueEnd);
    if (LINKS[said]?.test(element.name.toLowerCase())) {
      const specifier = localPath(value);
      const { start, headEnd: end } = element;
      if (specifier !== '') facts.imports({ specifier, imported: '', local: '', kind: 'include', start, end });
    }
    if (said === 'class' || IDS.test(said)) names(valueStart, valueEnd);
    else if (PLACES.test(said) && /^#[\w:.-]+$/.test(value)) name(valueStart + 1, valueEnd);
  }

  return { read, names };
}
