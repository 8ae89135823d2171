import type { Edits } from './edits.ts';
import { hideMacros } from './head.ts';
import { addWord, type Item, passAngles } from './items.ts';
import { createLexer } from './tokens.ts';
import { isKeyword, looksLikeMacro } from './words.ts';

/** True when the brackets at the end may hold parameters: after the name of a function, `(*f)` or a declarator in brackets. */
export function mayHoldParameters(items: readonly Item[], before: Item | undefined): boolean {
  if (items.some(({ text }) => text === '=')) return false;
  if (before?.kind === 'parens' || before?.text === 'operator') return true;
  return before?.kind === 'word' && !isKeyword(before.text) && !/^[A-Z][A-Z0-9_]*$/.test(before.text);
}

/** Hides the macros in a list of parameters, which begins at `offset`. */
export function hideInParameters(list: string, offset: number, edits: Edits): void {
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

/** Hides the macro for a calling convention in the brackets at `start`: `VOID (NTAPI *f)(int)`. */
export function hideConvention(text: string, start: number, end: number, edits: Edits): void {
  if (end - start > 200 || !/^\s*\(/.test(text.slice(end, end + 200))) return;
  const [, before, word] = /^(\(\s*)(\w+)\s*\*\s*\w+\s*\)$/.exec(text.slice(start, end)) ?? [];
  if (before === undefined || word === undefined || !looksLikeMacro(word)) return;
  edits.hide(start + before.length, start + before.length + word.length);
}
