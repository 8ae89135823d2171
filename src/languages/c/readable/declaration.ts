import type { Edits } from './edits.ts';
import { hideMacros, onlyMacros, type Terminator } from './head.ts';
import { readInvocation } from './invocation.ts';
import type { Item } from './items.ts';
import type { Place } from './place.ts';
import { isKeyword, looksLikeMacro } from './words.ts';

/** Looks at the declaration that ends here: `end` is after its semicolon, when it has one. Another begins. */
export function endDeclaration(text: string, place: Place, terminator: Terminator, edits: Edits, end = 0): void {
  const { items } = place;
  place.items = [];
  if (items.length === 0) return;
  if (terminator === 'end') {
    if (isLoneMacro({ ...place, items })) for (const { start, end } of items) edits.hide(start, end);
    return;
  }
  const width = items.findIndex(({ text: sign }) => sign === ':');
  if (place.stack.at(-1) === 'type' && width > 0 && isUnnamed(items.slice(0, width))) {
    // A bit field that has no name: `unsigned : 0;`
    edits.hide(items[width]!.start, items.at(-1)!.end);
    return;
  }
  if (terminator === ';' && isOldStyle(text, items)) {
    // The types of its parameters would be taken for variables of the file.
    const types = items[2]!.start;
    edits.hide(types, text.indexOf('{', types));
    return;
  }
  const inType = place.stack.at(-1) === 'type';
  if (terminator === ';' && isStatementMacro(items) && items[0]!.text !== place.types.at(-1)) {
    // FOO_REGISTER(int, "a", 1);
    if (!readInvocation(text, items, false, edits, inType)) edits.hide(items[0]!.start, end);
    return;
  }
  if (readInvocation(text, items, terminator === '{', edits) && !(inType && terminator === '{')) return;
  hideMacros(items, terminator, edits, inType ? place.types.at(-1) : '');
}

/** A type and nothing else. */
function isUnnamed(items: readonly Item[]): boolean {
  return items.every(({ kind, text }) => kind === 'word' && (items.length === 1 || isKeyword(text)));
}

/** `main(argc, argv) int argc;`: the parameters of a definition in the style of K&R, with those that follow. */
function isOldStyle(text: string, items: readonly Item[]): boolean {
  const [name, parens, next] = items;
  if (name?.kind !== 'word' || parens?.kind !== 'parens' || next?.kind !== 'word') return false;
  if (!/^\(\s*\w+(\s*,\s*\w+)*\s*\)$/.test(text.slice(parens.start, parens.end))) return false;
  const after = text.slice(next.start, next.start + 2000);
  return /^(?:\s*[\w\s*,[\]]+;)+\s*\{/.test(after);
}

/** A macro that stands for a declaration, or for nothing. */
function isStatementMacro(items: readonly Item[]): boolean {
  const pairs = items.every(({ kind, text }, index) =>
    index % 2 === 1 ? kind === 'parens' : kind === 'word' && !isKeyword(text),
  );
  if (!pairs || items.length % 2 === 1 || isTypedByMacro(items)) return false;
  // Several in a row can only be macros: module_init(a) module_exit(b);
  return items.length > 2 || looksLikeMacro(items[0]!.text);
}

/** `API(int) name(int a);`, also with macros that are given something around the name: `API(int) name(int a) FORMAT(1);`. */
function isTypedByMacro(items: readonly Item[]): boolean {
  const name = items.findIndex(({ kind, text }) => kind === 'word' && !looksLikeMacro(text));
  return (
    name > 0 &&
    !items[1]!.isGiven &&
    !items[name + 1]!.isGiven &&
    items.slice(2, name).every(({ kind, isGiven }) => kind === 'word' || isGiven) &&
    onlyMacros(items, name + 2)
  );
}

/** Macros on lines of their own, without a semicolon: `FOO_BEGIN`, `module_init(f)`. */
export function isLoneMacro({ items, types }: Place): boolean {
  // Foo() of class Foo is none.
  if (items.length === 0 || items[0]!.text === types.at(-1)) return false;
  return items.every(({ kind, text }, index) => {
    if (kind === 'parens') return index > 0 && items[index - 1]!.kind === 'word';
    if (kind !== 'word' || isKeyword(text)) return false;
    return looksLikeMacro(text) || items[index + 1]?.kind === 'parens';
  });
}
