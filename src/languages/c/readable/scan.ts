import { type Conditions, createConditions } from './conditions.ts';
import { createEdits, type Edits } from './edits.ts';
import { hideMacros, type Item, onlyMacros, type Terminator } from './head.ts';
import { readInvocation } from './invocation.ts';
import { createLexer, type Lexer } from './tokens.ts';
import { isKeyword, looksLikeMacro, STARTS, TAGS, WITH_ARGUMENTS } from './words.ts';
import type { LostName } from '../../spec.ts';

/** What a bracket that is open holds: declarations (of a file, a namespace or a type), enumerators, code, or values. */
export type Inside = 'file' | 'type' | 'enum' | 'code' | 'values' | 'parens';

/** Where the scanner is in the structure of the text. */
export interface Place {
  /** The brackets that are open, innermost last. */
  stack: Inside[];
  /** Parts of the declaration begun and not ended. */
  items: Item[];
  /** The last token, '' at the beginning. */
  last: string;
  /** The names of the types that are open, innermost last. */
  types: string[];
  /** Where the bracket was opened that a part of a declaration stands in. */
  opened: number;
}

/**
 * The text as a grammar without a preprocessor can read it: macros in declarations are blanked, and so are the lines of
 * conditions that cut through a statement. Undefined when nothing is to be done.
 */
export function readable(text: string): { text: string; lost: LostName[] } | undefined {
  const edits = createEdits(text);
  const lexer = createLexer(text);
  const place: Place = { stack: ['file'], items: [], last: '', types: [], opened: 0 };
  const conditions = createConditions(text, place, edits);
  for (lexer.next(); lexer.kind !== 'end'; lexer.next()) step(text, lexer, place, conditions, edits);
  endDeclaration(text, place, 'end', edits);
  return edits.result();
}

function step(
  text: string,
  lexer: Lexer,
  place: Place,
  conditions: Conditions,
  edits: Edits,
): void {
  const { kind, start, end } = lexer;
  if (kind === 'directive') {
    if (isLoneMacro(place.items)) endDeclaration(text, place, 'end', edits);
    conditions.directive(start, end);
    return;
  }
  const { stack, items } = place;
  const inside = stack.at(-1)!;
  const declares = inside === 'file' || inside === 'type';
  if (kind === 'word') {
    const word = text.slice(start, end);
    if (declares) addWord(items, word, start, end, place.last);
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
      stack.push('parens');
      break;
    case ')':
    case ']':
      if (inside === 'parens') {
        stack.pop();
        const around = stack.at(-1)!;
        if (around === 'file' || around === 'type') {
          const from = place.opened;
          const before = items.at(-1);
          items.push({ kind: sign === ')' ? 'parens' : 'brackets', start: from, end, text: '' });
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
        place.items = [];
      } else if (declares) items.push({ kind: 'sign', start, end, text: sign });
      break;
    default:
      if (declares) items.push({ kind: 'sign', start, end, text: sign });
  }
  place.last = sign;
}

/** A word; after `::` it goes on with the word before. */
function addWord(items: Item[], word: string, start: number, end: number, last: string): void {
  const scope = items.at(-1);
  if (last === '::' && scope?.text === '::') {
    items.pop();
    const before = items.at(-1);
    if (before?.kind === 'word' && !isKeyword(before.text) && before.end <= scope.start) {
      items[items.length - 1] = { kind: 'word', start: before.start, end, text: `${before.text}::${word}` };
      return;
    }
  }
  items.push({ kind: 'word', start, end, text: word });
}

/** Passes over `<…>` after a word when it is closed before the declaration ends. */
function passAngles(text: string, lexer: Lexer, items: Item[], offset = 0): boolean {
  const before = items.at(-1);
  if (before?.kind !== 'word' || before.text === 'operator') return false;
  let depth = 0;
  let round = 0;
  const limit = Math.min(text.length, lexer.start + 4000);
  for (let at = lexer.start; at < limit; at++) {
    const sign = text[at]!;
    if (sign === '(') round++;
    else if (sign === ')') {
      if (--round < 0) return false;
    } else if (sign === ';' || sign === '{' || sign === '}' || sign === '"') return false;
    else if (round > 0) continue;
    else if (sign === '<') depth++;
    else if (sign === '>' && text[at - 1] !== '-' && --depth === 0) {
      before.end = offset + at + 1;
      if (before.text !== 'template') before.text += '<>';
      lexer.end = at + 1;
      lexer.skipTo(at + 1);
      return true;
    }
  }
  return false;
}

function openBrace(text: string, place: Place, start: number, edits: Edits): void {
  const { stack, items } = place;
  const inside = stack.at(-1)!;
  if (inside !== 'file' && inside !== 'type') {
    const code = inside === 'parens' || (inside === 'code' && !/^(=|,|\(|return)$/.test(place.last));
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

/** True when the brackets at the end may hold parameters: after the name of a function, `(*f)` or a declarator in brackets. */
function mayHoldParameters(items: readonly Item[], before: Item | undefined): boolean {
  if (items.some(({ text }) => text === '=')) return false;
  if (before?.kind === 'parens' || before?.text === 'operator') return true;
  return before?.kind === 'word' && !isKeyword(before.text) && !/^[A-Z][A-Z0-9_]*$/.test(before.text);
}

/** Hides the macros in a list of parameters, which begins at `offset`. */
function hideInParameters(list: string, offset: number, edits: Edits): void {
  const lexer = createLexer(list);
  let items: Item[] = [];
  let last = '';
  let depth = 0;
  let opened = 0;
  for (lexer.next(); lexer.kind !== 'end'; lexer.next()) {
    const start = offset + lexer.start;
    const end = offset + lexer.end;
    const text = list.slice(lexer.start, lexer.end);
    if (lexer.kind === 'directive') return;
    if (/^[([{]$/.test(text)) {
      if (++depth === 2) opened = start;
    } else if (/^[)\]}]$/.test(text)) {
      if (--depth === 1) {
        items.push({ kind: text === ')' ? 'parens' : 'brackets', start: opened, end, text: '' });
        if (text === ')') hideInParameters(list.slice(opened - offset, lexer.end), opened, edits);
      }
    } else if (depth === 1) {
      if (text === ',') {
        hideMacros(items, ';', edits);
        items = [];
      } else if (lexer.kind === 'word') addWord(items, text, start, end, last);
      else if (text !== '<' || !passAngles(list, lexer, items, offset)) items.push({ kind: 'sign', start, end, text });
    }
    last = text;
  }
  hideMacros(items, ';', edits);
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

function closeBrace(text: string, place: Place, end: number, edits: Edits): void {
  const { stack } = place;
  if (stack.length === 1) {
    place.items = [];
    return;
  }
  // A round bracket that is open here is broken.
  while (stack.length > 2 && stack.at(-1) === 'parens') stack.pop();
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

function endDeclaration(text: string, place: Place, terminator: Terminator, edits: Edits, end = 0): void {
  const { items } = place;
  place.items = [];
  if (items.length === 0) return;
  if (terminator === 'end') {
    if (isLoneMacro(items)) for (const { start, end } of items) edits.hide(start, end);
    return;
  }
  if (isOldStyle(text, items, terminator)) return;
  const inType = place.stack.at(-1) === 'type';
  if (terminator === ';' && isStatementMacro(items) && items[0]!.text !== place.types.at(-1)) {
    // FOO_REGISTER(int, "a", 1);
    if (!readInvocation(text, items, false, edits)) edits.hide(items[0]!.start, end);
    return;
  }
  if (readInvocation(text, items, terminator === '{', edits) && !(inType && terminator === '{')) return;
  hideMacros(items, terminator, edits);
}

/** `main(argc, argv) int argc;`: the parameters of a definition in the style of K&R, with those that follow. */
function isOldStyle(text: string, items: readonly Item[], terminator: Terminator): boolean {
  const [name, parens, next] = items;
  if (terminator !== ';' || name?.kind !== 'word' || parens?.kind !== 'parens' || next?.kind !== 'word') return false;
  if (!/^\(\s*\w+(\s*,\s*\w+)*\s*\)$/.test(text.slice(parens.start, parens.end))) return false;
  const after = text.slice(next.start, next.start + 2000);
  return /^(?:\s*[\w\s*,[\]]+;)+\s*\{/.test(after);
}

/** A macro that stands for a declaration, or for nothing. */
function isStatementMacro([macro, parens, ...rest]: readonly Item[]): boolean {
  return macro?.kind === 'word' && parens?.kind === 'parens' && rest.length === 0 && looksLikeMacro(macro.text);
}

/** Macros on lines of their own, without a semicolon: `FOO_BEGIN`, `module_init(f)`. */
function isLoneMacro(items: readonly Item[]): boolean {
  if (items.length === 0) return false;
  return items.every(({ kind, text }, index) => {
    if (kind === 'parens') return index > 0 && items[index - 1]!.kind === 'word';
    if (kind !== 'word' || isKeyword(text)) return false;
    return looksLikeMacro(text) || items[index + 1]?.kind === 'parens';
  });
}

/** `public`, `public slots`, with macros before that. */
function isAccessLabel(items: readonly Item[]): boolean {
  const last = items.at(-1);
  if (last?.kind !== 'word') return false;
  return items.slice(-2).some(({ text }) => STARTS.has(text) && /^(public|private|protected)$/.test(text))
    ? !items.some(({ text }) => TAGS.has(text))
    : items.length === 1 && /^(signals|slots|Q_SIGNALS)$/.test(last.text);
}
