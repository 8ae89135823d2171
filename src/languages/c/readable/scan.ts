import type { ReadableText } from '../../spec.ts';
import { closeBrace, openBrace } from './braces.ts';
import { type Conditions, createConditions } from './conditions.ts';
import { endDeclaration, isLoneMacro } from './declaration.ts';
import { createEdits, type Edits } from './edits.ts';
import { hideMacros } from './head.ts';
import { addWord, type Item, inParens, passAngles } from './items.ts';
import { hideConvention, hideInParameters, mayHoldParameters } from './parameters.ts';
import { type Inside, isInParens, type Place } from './place.ts';
import { createLexer, type Lexer } from './tokens.ts';
import { isReserved, isStatementWord, looksLikeMacro, STARTS, TAGS } from './words.ts';

/** Parts that no declaration has. */
const MANY = 500;
/** After so many tokens the time is looked at. */
const OFTEN = 1024;

/**
 * The text as a grammar without a preprocessor can read it: macros in declarations are blanked, and so are the lines of
 * conditions that cut through a statement. Undefined when nothing is to be done, or it is too late.
 */
export function readable(text: string, isLate: () => boolean): ReadableText | undefined {
  const edits = createEdits(text);
  const lexer = createLexer(text);
  const place: Place = { stack: ['file'], items: [], last: '', types: [], opened: 0 };
  const conditions = createConditions(text, place, edits);
  let steps = 0;
  for (lexer.next(); lexer.kind !== 'end'; lexer.next()) {
    if (++steps % OFTEN === 0 && isLate()) return undefined;
    step(text, lexer, place, conditions, edits);
  }
  endDeclaration(text, place, 'end', edits);
  return edits.result();
}

function step(text: string, lexer: Lexer, place: Place, conditions: Conditions, edits: Edits): void {
  const { kind, start, end } = lexer;
  if (kind === 'directive') {
    if (isLoneMacro(place)) endDeclaration(text, place, 'end', edits);
    conditions.directive(start, end);
    return;
  }
  const { stack, items } = place;
  const inside = stack.at(-1)!;
  const declares = inside === 'file' || inside === 'type';
  // A list of values in a file of its own is no declaration.
  if (items.length > MANY) items.length = 1;
  if (kind === 'word') {
    const word = text.slice(start, end);
    if (declares) addWord(items, word, start, end, place.last);
    else if (isArgument(place)) hideInCode(text, word, start, place.last, edits);
    place.last = word;
    return;
  }
  if (kind === 'literal') {
    // extern "C"
    if (declares) items.push({ kind: 'sign', start, end, text: '"' });
    place.last = '"';
    return;
  }
  const sign = text.slice(start, end);
  switch (sign) {
    case '{':
      openBrace(text, place, start, edits);
      break;
    case '}':
      closeBrace(text, place, end, edits);
      break;
    case '(':
    case '[':
      if (declares) place.opened = start;
      stack.push(isInCode(stack, inside) ? 'arguments' : 'parens');
      break;
    case ')':
    case ']':
      if (isInParens(inside)) {
        stack.pop();
        const around = stack.at(-1)!;
        if (around === 'file' || around === 'type') {
          const from = place.opened;
          const before = items.at(-1);
          if (sign === ')') items.push(inParens(text.slice(from, end), from, end));
          else items.push({ kind: 'brackets', start: from, end, text: '' });
          if (sign === ')') hideConvention(text, from, end, edits);
          if (sign === ')' && mayHoldParameters(items, before)) hideInParameters(text.slice(from, end), from, edits);
        }
      }
      break;
    case ';':
      if (declares) endDeclaration(text, place, ';', edits, end);
      break;
    case '<':
      if (declares && passAngles(text, lexer, items)) break;
      if (declares) items.push({ kind: 'sign', start, end, text: sign });
      break;
    case ':':
      if (declares && isAccessLabel(items)) {
        hideMacros(items, ';', edits);
        hideQtLabel(items, end, edits);
        place.items = [];
      } else if (inside === 'type' && isMacroLabel(text, items, end)) {
        edits.hide(items[0]!.start, end);
        place.items = [];
      } else if (declares) items.push({ kind: 'sign', start, end, text: sign });
      break;
    default:
      if (declares) items.push({ kind: 'sign', start, end, text: sign });
  }
  place.last = sign;
}

/** True in code, and in what is given to a macro; not among the parameters of what is declared. */
function isArgument({ stack, items }: Place): boolean {
  return isInCode(stack, stack.at(-1)!) || looksLikeMacro(items.at(-1)?.text ?? '');
}

/** True when something around is code; `inside` is the innermost. */
function isInCode(stack: readonly Inside[], inside: Inside): boolean {
  if (inside === 'code' || inside === 'values' || inside === 'arguments') return true;
  // Brackets in brackets, however many, are what the outer ones are.
  return inside !== 'parens' && stack.some((one) => one === 'code' || one === 'values');
}

/** Hides a word in code that the grammar cannot read: `(void __user *)p`, `container_of(p, struct foo, field)`. */
function hideInCode(text: string, word: string, start: number, last: string, edits: Edits): void {
  const end = start + word.length;
  if (last === ',') {
    if (word === 'struct' || word === 'union') edits.hide(start, end);
  } else if (word.startsWith('__') && /^\w/.test(last) && isReserved(word) && !isStatementWord(last)) {
    if (/^\s*\*/.test(text.slice(end, end + 20))) edits.hide(start, end);
  }
}

/** `public`, `public slots`, with macros before that. */
function isAccessLabel(items: readonly Item[]): boolean {
  const last = items.at(-1);
  if (last?.kind !== 'word') return false;
  return items.slice(-2).some(({ text }) => STARTS.has(text) && /^(public|private|protected)$/.test(text))
    ? !items.some(({ text }) => TAGS.has(text))
    : items.length === 1 && /^(signals|slots|Q_SIGNALS)$/.test(last.text);
}

/** A macro that stands for an access label, alone on its line: `PRIVATE_UNLESS_TESTED:`. */
function isMacroLabel(text: string, items: readonly Item[], end: number): boolean {
  const [label] = items;
  if (items.length !== 1 || label?.kind !== 'word' || !looksLikeMacro(label.text)) return false;
  return /^[ \t]*(\/\/|\/\*|\r?\n)/.test(text.slice(end, end + 200));
}

/** Hides `signals:`, and `slots` of `public slots:`. */
function hideQtLabel(items: readonly Item[], end: number, edits: Edits): void {
  const last = items.at(-1)!;
  if (/^(signals|slots|Q_SIGNALS|Q_SLOTS)$/.test(last.text))
    edits.hide(last.start, items.length === 1 ? end : last.end);
}
