import { readExpression } from '../html/expression.ts';
import { partOf } from '../html/part-of.ts';
import { createPlainAttributes } from '../html/read-attribute.ts';
import { type Element, type Markup, scanMarkup } from '../html/scan-markup.ts';
import type { FactSink, LanguageReader } from '../spec.ts';
import { readProps } from './props.ts';
import { readTemplate } from './template.ts';

/** Blocks of a component whose text is in no language of ours. */
const OTHER_BLOCK = /^(?:i18n|docs|route|page|preview|textarea)$/;

/** Components of Vue in one file. The component itself has no name in it. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const { text } = facts;
    const markup = scanMarkup(text, {
      ...{ impliedEnds: false, braces: false },
      isRaw: (name, attributes) =>
        /^(?:script|style)$/.test(name) ||
        OTHER_BLOCK.test(name) ||
        (name === 'template' && attributes.some((attribute) => attribute.name === 'lang' && !isHtml(text, attribute))),
    });
    for (const [start, end] of markup.comments) facts.comment(start, end);
    const attributes = createPlainAttributes(facts, markup);
    for (const element of markup.elements) {
      if (element.parent >= 0) continue;
      for (const attribute of element.attributes) if (attribute.name === 'src') attributes.read(element, attribute);
      readBlock(facts, element);
    }
    readTemplate(facts, markup, attributes, isLate);
  },
};

function isHtml(text: string, { valueStart, valueEnd }: Element['attributes'][number]): boolean {
  return /^(?:|html|vue-html)$/.test(text.slice(valueStart, valueEnd));
}

/** A script or style. */
function readBlock(facts: FactSink, element: Markup['elements'][number]): void {
  const part = partOf(facts.text, element);
  if (!part) return;
  facts.part(part);
  const { start, end } = part;
  const code = facts.text.slice(start, end);
  if (element.name === 'style') {
    for (const { index, 0: all, 1: before } of code.matchAll(/\b(v-bind\(\s*["']?)([^"')]{1,200})/g))
      readExpression(facts, start + index + before!.length, start + index + all.length, 0);
  } else readProps(facts, start, code);
}
