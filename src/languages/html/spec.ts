import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FactSink, LanguageReader } from '../spec.ts';
import { readExpression } from './expression.ts';
import { localPath } from './local-path.ts';
import { partOf } from './part-of.ts';
import { type Attribute, type Element, type Markup, scanMarkup } from './scan-markup.ts';

/** What names other files, by attribute; elements that need it are given. */
const LINKS: Readonly<Record<string, RegExp>> = {
  src: /^(?:script|img|iframe|frame|source|video|audio|embed|track|input)$/,
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
const TEMPLATE = /\{[{%]|<[%?]|\$\{/;

/** HTML, and templates of it. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const markup = scanMarkup(facts.text, {
      ...{ impliedEnds: true, braces: false },
      isRaw: (name) => /^(?:script|style|textarea|title|noembed|xmp)$/.test(name),
    });
    for (const [start, end] of markup.comments) facts.comment(start, end);
    const symbols: number[] = [];
    for (const [i, element] of markup.elements.entries()) {
      if (i % 1000 === 999 && isLate()) return;
      symbols[i] = readElement(facts, element, symbols[element.parent] ?? -1, markup);
    }
  },
};

/** Gives the symbol that what is in the element belongs to. */
function readElement(facts: FactSink, element: Element, parent: number, { texts }: Markup): number {
  const lower = element.name.toLowerCase();
  for (const attribute of element.attributes)
    if (attribute.valueStart >= 0) readAttribute(facts, lower, element, attribute);
  if (lower.includes('-')) facts.occurrence(element.nameStart, element.nameStart + element.name.length, 'type');
  const part = partOf(facts.text, element);
  if (part) facts.part(part);
  const id = element.attributes.find(({ name }) => name.toLowerCase() === 'id') ?? anchor(lower, element);
  const isHeading = /^h[1-6]$/.test(lower);
  const [nameStart, nameEnd] = (id && word(facts.text, id)) ??
    (isHeading ? heading(facts.text, element, texts) : undefined) ?? [0, 0];
  if (nameStart >= nameEnd) return parent;
  return facts.define({
    ...{
      kind: isHeading && nameStart >= element.headEnd ? 'section' : 'element',
      start: element.start,
      end: element.end,
    },
    ...{ nameStart, nameEnd, parent, signatureEnd: Math.max(nameEnd, isHeading ? element.end : element.headEnd) },
    flags: SYMBOL_FLAGS.exported,
  });
}

/** `<a name="x">` is a place, too. */
function anchor(lower: string, { attributes }: Element): Attribute | undefined {
  return lower === 'a' ? attributes.find(({ name }) => name.toLowerCase() === 'name') : undefined;
}

function word(text: string, { valueStart, valueEnd }: Attribute): readonly [number, number] | undefined {
  const value = text.slice(valueStart, valueEnd);
  if (valueStart < 0 || value.trim() === '' || TEMPLATE.test(value)) return undefined;
  const start = valueStart + value.length - value.trimStart().length;
  return [start, start + value.trim().length];
}

/** The text of a heading: the first that is directly in it or in what is in it. */
function heading(
  text: string,
  { headEnd, contentEnd }: Element,
  texts: Markup['texts'],
): readonly [number, number] | undefined {
  let low = 0;
  for (let high = texts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (texts[middle]!.start < headEnd) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < texts.length && texts[i]!.end <= contentEnd; i++) {
    const { start, end } = texts[i]!;
    const [trimmed, from] = [text.slice(start, end).trim(), start + text.slice(start, end).search(/\S/)];
    if (trimmed !== '') return TEMPLATE.test(trimmed) ? undefined : [from, from + trimmed.length];
  }
  return undefined;
}

function readAttribute(facts: FactSink, element: string, { start, headEnd }: Element, attribute: Attribute): void {
  const { valueStart, valueEnd } = attribute;
  const name = attribute.name.toLowerCase();
  const value = facts.text.slice(valueStart, valueEnd);
  if (/^on[a-z]+$/.test(name)) {
    if (!TEMPLATE.test(value)) readExpression(facts, valueStart, valueEnd, 0);
    return;
  }
  if (LINKS[name]?.test(element)) {
    const specifier = localPath(value);
    if (specifier !== '') facts.imports({ specifier, imported: '', local: '', kind: 'include', start, end: headEnd });
  }
  if (name === 'class' || IDS.test(name)) names(facts, value, valueStart);
  else if (PLACES.test(name) && /^#[\w:.-]+$/.test(value)) facts.occurrence(valueStart + 1, valueEnd, 'read');
}

/** Reads the names of a list, without what a template puts there. */
function names(facts: FactSink, value: string, at: number): void {
  const plain = value.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<[%?][\s\S]*?[%?]>|\$\{[^}]*\}/g, (code) =>
    '\0'.repeat(code.length),
  );
  for (const { 0: name, index } of plain.matchAll(/[^\s]+/g))
    if (!/[\0{}<>]/.test(name)) facts.occurrence(at + index, at + index + name.length, 'read');
}
