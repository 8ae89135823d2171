import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FactSink, LanguageReader } from '../spec.ts';
import { readExpression } from './expression.ts';
import { partOf } from './part-of.ts';
import { createPlainAttributes, type PlainAttributes } from './read-attribute.ts';
import { type Attribute, type Element, type Markup, scanMarkup } from './scan-markup.ts';

const TEMPLATE = /\{[{%]|<[%?]|\$\{/;

/** HTML, and templates of it. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const markup = scanMarkup(facts.text, {
      ...{ impliedEnds: true, braces: false },
      isRaw: (name) => /^(?:script|style|textarea|title|noembed|xmp)$/.test(name),
    });
    for (const [start, end] of markup.comments) facts.comment(start, end);
    const attributes = createPlainAttributes(facts, markup);
    const symbols: number[] = [];
    for (const [i, element] of markup.elements.entries()) {
      if (i % 1000 === 999 && isLate()) return;
      symbols[i] = readElement(facts, element, symbols[element.parent] ?? -1, markup, attributes);
    }
  },
};

/** Gives the symbol that what is in the element belongs to. */
function readElement(
  facts: FactSink,
  element: Element,
  parent: number,
  { texts }: Markup,
  attributes: PlainAttributes,
): number {
  const lower = element.name.toLowerCase();
  for (const attribute of element.attributes) {
    if (attribute.valueStart < 0) continue;
    attributes.read(element, attribute);
    const isHandler = /^on[a-z]+$/i.test(attribute.name);
    if (isHandler && !TEMPLATE.test(facts.text.slice(attribute.valueStart, attribute.valueEnd)))
      readExpression(facts, attribute.valueStart, attribute.valueEnd, 0);
  }
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
