import { endDeclaration } from './declaration.ts';
import type { Edits } from './edits.ts';
import { hideMacros, onlyMacros } from './head.ts';
import type { Item } from './items.ts';
import { type Inside, isInParens, type Place } from './place.ts';
import { isKeyword, looksLikeMacro, TAGS, WITH_ARGUMENTS } from './words.ts';

/** Goes into the brace at `start`: what stands before it says what it holds. */
export function openBrace(text: string, place: Place, start: number, edits: Edits): void {
  const { stack, items } = place;
  const inside = stack.at(-1)!;
  if (inside !== 'file' && inside !== 'type') {
    const isGiven = isInParens(inside) && /^[(,]$/.test(place.last) && isOfMacro(text, start);
    if (isGiven && hideList(text, start, edits)) {
      stack.push('values');
      return;
    }
    const code = isInParens(inside) || (inside === 'code' && !/^(=|,|\(|return)$/.test(place.last));
    stack.push(code ? 'code' : 'values');
    return;
  }
  const opens = whatOpens(items, place.last);
  if (opens === 'values') {
    items.push({ kind: 'sign', start, end: start + 1, text: '{' });
  } else if (opens === 'file') {
    hideMacros(items, '{', edits);
    place.items = [];
  } else if (opens === 'code') {
    endDeclaration(text, place, '{', edits);
  } else {
    hideMacros(items, 'type-body', edits);
    if (opens === 'type') place.types.push(tagOf(items));
    place.items = [];
  }
  stack.push(opens);
}

/** So long a list is read. */
const LONGEST = 4000;
const LIST_PIECE = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{};,.[\]]|[^\s]/g;

/** True when the round bracket that is open at a place holds what a macro is given. */
function isOfMacro(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST), at);
  let depth = 0;
  for (let i = before.length - 1; i >= 0; i--) {
    if (/[)}]/.test(before[i]!)) depth++;
    else if (/[({]/.test(before[i]!) && --depth < 0) {
      return before[i] === '(' && looksLikeMacro(/(\w+)\s*$/.exec(before.slice(0, i))?.[1] ?? '');
    }
  }
  return false;
}

/**
 * A list of values that is given to a macro, `BOX(A, { 1, 2 })`, is none of an expression: the grammar reads it with round
 * brackets. False for what may be a block, or names what it gives a value.
 */
function hideList(text: string, start: number, edits: Edits): boolean {
  let depth = 0;
  let last = '';
  let comma = -1;
  for (const { 0: piece, index } of text.slice(start, start + LONGEST).matchAll(LIST_PIECE)) {
    if (/^\/[/*]/.test(piece)) continue;
    if (piece === ';' || ((piece === '.' || piece === '[') && /^[{,]$/.test(last))) return false;
    if (piece === '{') depth++;
    else if (piece === '}' && --depth === 0) {
      const isEmpty = last === '{';
      edits.put(start, isEmpty ? '0' : '(');
      if (last === ',') edits.put(start + comma, ' ');
      edits.put(start + index, isEmpty ? ' ' : ')');
      return true;
    }
    if (piece === ',') comma = index;
    last = piece;
  }
  return false;
}

/** Goes out of the brace that ends at `end`. */
export function closeBrace(text: string, place: Place, end: number, edits: Edits): void {
  const { stack } = place;
  if (stack.length === 1) {
    place.items = [];
    return;
  }
  // A round bracket that is open here is broken.
  while (stack.length > 2 && isInParens(stack.at(-1)!)) stack.pop();
  const closed = stack.at(-1)!;
  if (closed === 'file' || closed === 'type') {
    if (stack.length > 1) endDeclaration(text, place, 'end', edits);
  }
  stack.pop();
  if (closed === 'type') place.types.pop();
  const around = stack.at(-1)!;
  if (around !== 'file' && around !== 'type') return;
  if (closed === 'type' || closed === 'enum') {
    place.items = [{ kind: 'body', start: end, end, text: '' }];
  } else if (closed === 'values') place.items.push({ kind: 'body', start: end, end, text: '' });
  else place.items = [];
}

/** What a brace holds after this beginning of a declaration. */
function whatOpens(items: readonly Item[], last: string): Inside {
  let tag = -1;
  let params = -1;
  let inOperator = false;
  for (const [index, { kind, text }] of items.entries()) {
    if (text === '=' && !inOperator) return 'values';
    if (kind === 'parens') inOperator = false;
    if (kind === 'word') {
      if (text === 'operator' || text.endsWith('::operator')) inOperator = true;
      if (text === 'namespace' || (text === 'extern' && last === '"')) return 'file';
      if (text === 'template') tag = -1;
      else if (TAGS.has(text) && tag < 0 && params < 0) tag = index;
    }
    if (kind === 'parens') {
      const before = items[index - 1];
      const isMacro = before?.kind === 'word' && looksLikeMacro(before.text) && !onlyMacros(items, index + 1);
      if (!isMacro && !(before && WITH_ARGUMENTS.has(before.text))) params = index;
    }
    if (text === ':') {
      if (tag >= 0 && params < 0) break;
      // Foo() : member{1} {
      if (params >= 0 && items.at(-1)!.kind === 'word' && !isKeyword(items.at(-1)!.text)) return 'values';
    }
  }
  if (tag >= 0 && params < 0) return items[tag]!.text === 'enum' ? 'enum' : 'type';
  if (items.length > 0 && params < 0 && items.at(-1)!.kind === 'word' && !items.some(({ kind }) => kind === 'parens')) {
    return items.length > 1 ? 'values' : 'code';
  }
  return 'code';
}

/** The last word before the base types: the name of what is declared, `final` aside. */
function tagOf(items: readonly Item[]): string {
  const colon = items.findIndex(({ text }) => text === ':');
  const head = colon < 0 ? items : items.slice(0, colon);
  return head.findLast(({ kind, text }) => kind === 'word' && !isKeyword(text))?.text ?? '';
}
