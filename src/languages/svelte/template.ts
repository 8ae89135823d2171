import { bindPattern, readExpression } from '../html/expression.ts';
import type { PlainAttributes } from '../html/read-attribute.ts';
import { type Attribute, type Element, endOfBraces, type Markup } from '../html/scan-markup.ts';
import type { FactSink } from '../spec.ts';
import { regionsOf, type Tag, tagsIn } from './tags.ts';

const EACH = /^([\s\S]*?)\s+as\s+([\s\S]*?)(?:\s*,\s*([\w$]+))?\s*(?:\(([\s\S]*)\)\s*)?$/;
/** `{#each { length: 8 }, i}`. */
const COUNTED = /^([\s\S]*\S)\s*,\s*([\w$]+)\s*$/;
const AWAIT = /^([\s\S]*?)\s+(then|catch)(?:\s+([\s\S]+))?$/;
const SNIPPET = /^([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:<[^()]*>)?\(([\s\S]*)\)\s*$/u;
/** `use:action`, `transition:fade`: names of what does it. */
const BY_NAME = /^(?:use|transition|in|out|animate)$/;

const LONGEST = 2000;

/** Reads what stands outside of scripts and styles: expressions, blocks with their scopes, components. */
export function readTemplate(facts: FactSink, markup: Markup, plain: PlainAttributes, isLate: () => boolean): void {
  const { text } = facts;
  const tags = tagsIn(text, markup);
  const regions = regionsOf(tags, text.length);
  const open: { scope: number; end: number }[] = [{ scope: 0, end: text.length }];
  const scopeAt = (at: number): number => {
    while (open.length > 1 && open.at(-1)!.end <= at) open.pop();
    return open.at(-1)!.scope;
  };
  const enter = (start: number, end: number): number => {
    const around = scopeAt(start);
    const until = Math.max(start, Math.min(end, open.at(-1)!.end));
    const scope = facts.scope('block', start, until, around);
    open.push({ scope, end: until });
    return scope;
  };

  const places = [...tags, ...markup.elements].sort((a, b) => a.start - b.start);
  for (const [i, place] of places.entries()) {
    if (i % 1000 === 999 && isLate()) return;
    if ('nameStart' in place) readElement(facts, place, scopeAt(place.start), plain, enter);
    else readTag(facts, place, scopeAt(place.start), regions.get(place.start)?.end, enter);
  }
}

type Enter = (start: number, end: number) => number;

/** `until` is the end of its region, where it opens one. */
function readTag(
  facts: FactSink,
  { start, end, word, from }: Tag,
  scope: number,
  until: number | undefined,
  enter: Enter,
): void {
  const to = Math.max(from, facts.text[end - 1] === '}' ? end - 1 : end);
  // A longer one is data.
  const said = facts.text.slice(from, Math.min(to, from + LONGEST));
  if (until === undefined || until < end) {
    if (word === '@const') declare(facts, from, to, scope);
    else if (word[0] !== '/') readExpression(facts, from, to, scope);
    return;
  }
  const each = word === '#each' ? EACH.exec(said) : null;
  const counted = word === '#each' && !each ? COUNTED.exec(said) : null;
  const awaited = word === '#await' ? AWAIT.exec(said) : null;
  const snippet = word === '#snippet' ? SNIPPET.exec(said) : null;
  if (each) {
    const [all, list, item, index, key] = each;
    readExpression(facts, from, from + list!.length, scope);
    const inner = enter(start, until);
    const itemAt = from + all.indexOf(item!, list!.length + all.slice(list!.length).search(/\bas\s/) + 2);
    bindPattern(facts, itemAt, itemAt + item!.length, inner);
    const indexAt = itemAt + item!.length + all.slice(itemAt + item!.length - from).search(/[\w$]/);
    if (index !== undefined) bindPattern(facts, indexAt, indexAt + index.length, inner);
    if (key !== undefined)
      readExpression(facts, from + all.lastIndexOf(key), from + all.lastIndexOf(key) + key.length, inner);
  } else if (counted) {
    const [all, list, index] = counted;
    readExpression(facts, from, from + list!.length, scope);
    const at = from + all.lastIndexOf(index!);
    bindPattern(facts, at, at + index!.length, enter(start, until));
  } else if (awaited) {
    readExpression(facts, from, from + awaited[1]!.length, scope);
    const inner = enter(start, until);
    const pattern = awaited[3]?.trimEnd() ?? '';
    if (pattern !== '')
      bindPattern(facts, from + said.lastIndexOf(pattern), from + said.lastIndexOf(pattern) + pattern.length, inner);
  } else if (snippet) defineSnippet(facts, start, until, from, snippet, enter, scope);
  else {
    const binds = word === ':then' || word === ':catch';
    if (!binds) readExpression(facts, from, to, scope);
    const inner = enter(start, until);
    if (binds) bindPattern(facts, from, to, inner);
  }
}

/** `{#snippet row(item)} … {/snippet}` is a function of the component. */
function defineSnippet(
  facts: FactSink,
  start: number,
  until: number,
  from: number,
  snippet: RegExpExecArray,
  enter: Enter,
  scope: number,
): void {
  const [all, name, parameters] = snippet;
  const nameEnd = from + name!.length;
  const close = facts.text.startsWith('{/snippet}', until) ? until + '{/snippet}'.length : until;
  const signatureEnd = from + all.length + 1;
  const symbol = facts.define({ kind: 'function', start, end: close, nameStart: from, nameEnd, signatureEnd });
  facts.bind({ scope, kind: 'definition', start: from, end: nameEnd, symbol });
  const inner = enter(start, until);
  const at = from + all.lastIndexOf(')') - parameters!.length;
  bindPattern(facts, at, at + parameters!.length, inner);
}

/** `{@const x = y}`. */
function declare(facts: FactSink, from: number, to: number, scope: number): void {
  const equals = /(?<![=!<>])=(?![=>])/.exec(facts.text.slice(from, to))?.index ?? to - from;
  bindPattern(facts, from, from + equals, scope);
  readExpression(facts, from + equals, to, scope);
}

function readElement(facts: FactSink, element: Element, scope: number, plain: PlainAttributes, enter: Enter): void {
  const { name, nameStart, attributes, headEnd, contentEnd } = element;
  const isComponent = /^[A-Z]|\./.test(name);
  if (isComponent) {
    const parts = [...name.matchAll(/[^.]+/g)];
    for (const [i, { 0: part, index }] of parts.entries())
      facts.occurrence(nameStart + index, nameStart + index + part.length, i < parts.length - 1 ? 'read' : 'call');
  }
  if (/^(?:script|style)$/.test(name)) return;
  let inner = -1;
  for (const attribute of attributes) {
    if (attribute.name.startsWith('let:')) {
      if (inner < 0) inner = enter(headEnd, contentEnd);
      const [start, end] =
        attribute.valueStart < 0 ? [attribute.start + 4, attribute.end] : [attribute.valueStart, attribute.valueEnd];
      bindPattern(facts, start, end, inner, scope);
    } else readAttribute(facts, element, attribute, scope, plain, isComponent);
  }
}

function readAttribute(
  facts: FactSink,
  element: Element,
  attribute: Attribute,
  scope: number,
  plain: PlainAttributes,
  isComponent: boolean,
): void {
  const { name, start, end, valueStart, valueEnd } = attribute;
  const { text } = facts;
  const colon = name.indexOf(':');
  const directive = colon < 0 ? '' : name.slice(0, colon);
  const bar = name.indexOf('|');
  const subject: [number, number] = [start + colon + 1, bar < 0 ? end : start + bar];
  const isShort = valueStart < 0 && /^(?:bind|class|style)$/.test(directive);
  if (BY_NAME.test(directive)) readExpression(facts, ...subject, scope);
  else if (isShort) readExpression(facts, ...subject, scope);
  else if (directive === 'class') plain.names(...subject);
  else if (isComponent && ((directive === 'bind' && name !== 'bind:this') || /^(?!this$|slot$)[\w$-]+$/.test(name)))
    facts.occurrence(...(directive === '' ? ([start, end] as const) : subject), 'key');
  if (valueStart < 0) return;
  if (text[valueStart - 1] === '{') {
    const word = /^\s*@[a-z]+\s/.exec(text.slice(valueStart, valueEnd))?.[0] ?? '';
    readExpression(facts, valueStart + word.length, valueEnd, scope);
    return;
  }
  plain.read(element, attribute);
  for (let at = text.indexOf('{', valueStart); at >= 0 && at < valueEnd; ) {
    const close = Math.min(endOfBraces(text, at), valueEnd);
    readExpression(facts, at + 1, Math.max(at + 1, close - 1), scope);
    at = text.indexOf('{', close);
  }
}
