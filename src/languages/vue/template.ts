import { bindPattern, readExpression } from '../html/expression.ts';
import type { PlainAttributes } from '../html/read-attribute.ts';
import type { Attribute, Element, Markup } from '../html/scan-markup.ts';
import type { FactSink } from '../spec.ts';

/** `v-on:click`, `@click`, `:x.sync`, `#item`: directive and what it is for. */
const DIRECTIVE = /^(?:(v-[\w-]+)(?::|(?=\.|$))|([@:.#]))(\[[^\]]*\]|[^.]*)/;
const FOR = /^([\s\S]*?)\s(?:in|of)\s([\s\S]*)$/;
/** The elements of Vue itself. */
const BUILT_IN = /^(?:template|slot|component|transition|transition-group|keep-alive|teleport|suspense)$/i;

/** Reads the elements in the templates of a component: what their expressions do, and the components they are of. */
export function readTemplate(facts: FactSink, markup: Markup, plain: PlainAttributes, isLate: () => boolean): void {
  const { elements, texts } = markup;
  /** By element: the scope of its own attributes, and of what is in it; -1 outside of templates. */
  const inside: number[] = [];
  let nextText = 0;

  const readTexts = (before: number): void => {
    for (; nextText < texts.length && texts[nextText]!.start < before; nextText++) {
      const { start, end, element } = texts[nextText]!;
      const scope = inside[element] ?? -1;
      if (scope < 0) continue;
      mustaches(facts, start, end, scope);
    }
  };

  for (const [i, element] of elements.entries()) {
    if (i % 1000 === 999 && isLate()) return;
    readTexts(element.start);
    if (element.parent < 0) inside[i] = element.name === 'template' ? 0 : -1;
    else {
      const around = inside[element.parent]!;
      inside[i] = around < 0 ? -1 : readElement(facts, element, around, plain);
    }
  }
  readTexts(facts.text.length);
}

/** Reads what is in `{{` and `}}` in [start, end). */
function mustaches(facts: FactSink, start: number, end: number, scope: number): void {
  const text = facts.text.slice(start, end);
  for (let open = text.indexOf('{{'); open >= 0; ) {
    const close = text.indexOf('}}', open + 2);
    if (close < 0) return;
    readExpression(facts, start + open + 2, start + close, scope);
    open = text.indexOf('{{', close + 2);
  }
}

/** Gives the scope of what is in the element; -1 where that is shown as it is. */
function readElement(facts: FactSink, element: Element, around: number, plain: PlainAttributes): number {
  const { name, nameStart, attributes, start, headEnd, contentEnd, end } = element;
  const isComponent = /[A-Z.-]/.test(name) && !BUILT_IN.test(name);
  if (isComponent) component(facts, nameStart, name);
  let scope = around;
  for (const attribute of attributes) {
    if (attribute.name !== 'v-for') continue;
    const loop = FOR.exec(facts.text.slice(attribute.valueStart, attribute.valueEnd));
    if (!loop) continue;
    readExpression(facts, attribute.valueEnd - loop[2]!.length, attribute.valueEnd, around);
    scope = facts.scope('block', start, end, around);
    bindPattern(facts, attribute.valueStart, attribute.valueStart + loop[1]!.length, scope);
  }
  let inner = scope;
  for (const attribute of attributes) {
    const match = DIRECTIVE.exec(attribute.name);
    if (attribute.name === 'v-for') continue;
    if (match === null && attribute.name !== 'slot-scope')
      plainAttribute(facts, element, attribute, isComponent, plain);
    else if (match === null || match[1] === 'v-slot' || match[2] === '#') {
      if (attribute.valueStart < 0 || attribute.valueStart >= attribute.valueEnd) continue;
      if (inner === scope)
        inner = facts.scope('block', match === null ? start : headEnd, match === null ? end : contentEnd, scope);
      bindPattern(facts, attribute.valueStart, attribute.valueEnd, inner, scope);
    } else directive(facts, attribute, match, scope, isComponent);
  }
  return attributes.some((attribute) => attribute.name === 'v-pre') ? -1 : inner;
}

/** `<MyThing>`, `<my-thing>`, `<group.Thing>`. */
function component(facts: FactSink, start: number, name: string): void {
  const parts = [...name.matchAll(/[^.]+/g)];
  for (const [i, { 0: part, index }] of parts.entries())
    facts.occurrence(start + index, start + index + part.length, i < parts.length - 1 ? 'read' : 'call');
}

function plainAttribute(
  facts: FactSink,
  element: Element,
  attribute: Attribute,
  isComponent: boolean,
  plain: PlainAttributes,
): void {
  const { name, start, end, valueStart, valueEnd } = attribute;
  if (valueStart >= 0) plain.read(element, attribute);
  if (name === 'ref' && valueStart < valueEnd) facts.occurrence(valueStart, valueEnd, 'read');
  else if (isComponent && /^[\w-]+$/.test(name) && !/^(?:class|style|key|ref|id|is|slot)$/.test(name))
    facts.occurrence(start, end, 'key');
}

function directive(
  facts: FactSink,
  { name, start, valueStart, valueEnd }: Attribute,
  match: RegExpExecArray,
  scope: number,
  isComponent: boolean,
): void {
  const [all, long, short, argument = ''] = match;
  const at = start + all.length - argument.length;
  const binds = long === 'v-bind' || short === ':' || short === '.';
  if (argument.startsWith('[')) readExpression(facts, at + 1, at + argument.length - 1, scope);
  else if (/^[\w$-]+$/.test(argument)) {
    // `:title` alone is `:title="title"`.
    if (binds && valueStart < 0) facts.occurrence(at, at + argument.length, 'read');
    else if (isComponent && (binds || long === 'v-model') && !/^(?:class|style|key|ref|is)$/.test(argument))
      facts.occurrence(at, at + argument.length, 'key');
  }
  if (valueStart < valueEnd && name !== 'v-pre' && name !== 'v-cloak')
    readExpression(facts, valueStart, valueEnd, scope);
}
