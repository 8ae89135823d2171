import type { Edits } from './edits.ts';
import type { Item } from './items.ts';
import {
  isKeyword,
  isReserved,
  looksLikeMacro,
  looksLikeType,
  QUALIFIERS,
  STARTS,
  TAGS,
  TYPES,
  WITH_ARGUMENTS,
} from './words.ts';

/** Where a declaration ends. */
export type Terminator = ';' | '{' | 'type-body' | 'end';

const BEFORE_ARGUMENTS = /^(=|:|\[)$/;

/**
 * Hides the macros of one declaration, up to its end or its body: words where the grammar has room for none. What
 * could be a type or the name that is declared stays. `type` is the name of the type it stands in.
 */
export function hideMacros(items: readonly Item[], terminator: Terminator, edits: Edits, type = ''): void {
  hideWords(items, terminator, edits, type);
  let seen = 0;
  while (seen < items.length && edits.isHidden(items[seen]!.start)) seen += items[seen + 1]?.kind === 'parens' ? 2 : 1;
  if (seen > 0 && seen < items.length) edits.lead(items[seen]!.start, items[0]!.start);
}

function hideWords(items: readonly Item[], terminator: Terminator, edits: Edits, type: string): void {
  const first = hideLeading(items, edits);
  let typed = false;
  let named = false;
  for (let i = first; i < items.length; i++) {
    const { kind, text } = items[i]!;
    if (kind === 'body') typed = true;
    if (kind === 'sign') {
      if (text === '=' || text === ':') return;
      if (text === ',') named = false;
      if (text === '*' || text === '&') typed = true;
      // The name of a destructor is that of a type.
      if (text === '~') i++;
    }
    // void (*f)(int)
    if (kind === 'parens' && typed && items[i + 1]?.kind === 'parens') named = true;
    if (kind !== 'word') continue;
    const next = items[i + 1];
    if (text.endsWith('::operator') && (next?.kind === 'word' || next?.text === '::')) {
      // The grammar takes `inline A::operator B()` for a function B.
      for (const { kind: before, start, end } of items.slice(first, i)) if (before === 'word') edits.hide(start, end);
      return;
    }
    if (isKeyword(text)) {
      if (text === 'using' && items[i + 2] && looksLikeMacro(items[i + 2]!.text)) hide(items, i + 2, edits);
      if (/^(using|namespace|requires|operator|concept|if|for|while|switch|return|static_assert)$/.test(text)) return;
      if (text === 'template' || text === 'typename') typed = false;
      if (TAGS.has(text)) {
        i = passTag(items, i, terminator, edits);
        typed = true;
      } else if (TYPES.has(text) || /^(decltype|_*typeof_*|_Atomic)$/.test(text)) typed = true;
      if (WITH_ARGUMENTS.has(text) && items[i + 1]?.kind === 'parens') i++;
      continue;
    }
    const further = items[i + 2];
    const isFollowed = further && (further.kind === 'word' || isPointer(further));
    if (next?.isGiven && (named || (isFollowed && (typed || items[i + 3]?.isGiven)))) {
      // FORMAT(1) OTHER(2) void format(1, 2) print(const char *, ...) other(1, 2);
      hide(items, i, edits);
      i++;
      continue;
    }
    if (named) {
      if (looksLikeMacro(text)) hide(items, i, edits);
      if (next?.kind === 'parens') i++;
      continue;
    }
    if (next?.kind === 'parens') {
      const after = items[i + 2];
      const goesOn =
        after &&
        (isPlain(after) || isPointer(after) || startsDeclaration(after) || QUALIFIERS.has(after.text)) &&
        !onlyMacros(items, i + 2);
      if (typed && looksLikeMacro(text) && after?.kind === 'parens') edits.hide(items[i]!.start, items[i]!.end);
      else if (goesOn && looksLikeMacro(text) && (typed || !standsForType(items, i + 2))) {
        hide(items, i, edits);
        i++;
      } else if (!after && looksLikeMacro(text) && items[i - 1]?.kind === 'body') hide(items, i, edits);
      else if (after?.kind === 'parens' && !typed) typed = true;
      else {
        named = true;
        i++;
      }
      continue;
    }
    const macro = looksLikeMacro(text);
    if (next && isPlain(next)) {
      const nextIsMacro = looksLikeMacro(next.text) && items[i + 2]?.kind !== 'parens';
      if (typed) {
        if (macro && !(nextIsMacro && isReserved(next.text) && !isReserved(text))) hide(items, i, edits);
        else if (looksLikeMacro(next.text) && !isLastName(items, i + 1, terminator)) named = true;
        else hide(items, i, edits);
      } else {
        const afterNext = items[i + 2];
        const third = afterNext && (isPlain(afterNext) || isPointer(afterNext));
        const isType = macro ? !looksLikeMacro(next.text) : looksLikeType(next.text) && !looksLikeType(text);
        // API Foo(int x), API a::Foo::Foo(int x)
        const isOfType = next.text === type || /(?:^|::)(\w+)(?:<>)?::\1$/.test(next.text);
        const isConstructor = macro && isOfType && afterNext?.kind === 'parens';
        // API int_t (name)(int x);
        const isBeforeType = afterNext?.kind === 'parens' && items[i + 3]?.kind === 'parens' && !isConstructor;
        if (isConstructor || isBeforeType || (third && isType)) hide(items, i, edits);
        else typed = true;
      }
    } else if (next && (isPointer(next) || next.text === '~')) {
      if (macro && (typed || next.text === '~')) hide(items, i, edits);
      else typed = true;
    } else if (next?.kind === 'word') {
      // A keyword: `foo_t const x`, `static MACRO int x`, `MACRO const foo_t *x`, `foo_t *MACRO const x`.
      const [third, fourth] = items.slice(i + 2, i + 4);
      const typeFollows =
        third && (startsDeclaration(third) || (isPlain(third) && fourth && (isPlain(fourth) || isPointer(fourth))));
      if (macro && (startsDeclaration(next) || typeFollows)) hide(items, i, edits);
      else if (typed && QUALIFIERS.has(next.text) && third && isPlain(third)) hide(items, i, edits);
      else typed = true;
    } else if (typed) {
      if (isReserved(text) && items[i - 1]?.kind === 'body') hide(items, i, edits);
      else named = true;
    }
  }
}

/** Words before the beginning of a declaration: `EXPORT static int x`, `module_init(f) int y`. Returns what comes then. */
function hideLeading(items: readonly Item[], edits: Edits): number {
  const hidden: number[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (startsDeclaration(item)) {
      // A word before `auto` may be a concept: `Small auto x`.
      for (const index of hidden)
        if (item.text !== 'auto' || looksLikeMacro(items[index]!.text)) hide(items, index, edits);
      return hidden.length > 0 ? i : 0;
    }
    if (item.kind === 'brackets' || QUALIFIERS.has(item.text)) continue;
    if (!isPlain(item) || item.text.endsWith('::operator')) return 0;
    hidden.push(i);
    if (items[i + 1]?.kind === 'parens') i++;
  }
  // Nothing but macros: `FOO_BEGIN`, `module_init(f)` at the end of the file or before a condition.
  return 0;
}

/** Hides macros between `struct` and its tag, and those after the tag. Returns the last item of it all. */
function passTag(items: readonly Item[], tag: number, terminator: Terminator, edits: Edits): number {
  let i = tag;
  if (items[i + 1] && TAGS.has(items[i + 1]!.text)) i++;
  const words: number[] = [];
  for (;;) {
    const next = items[i + 1];
    if (!next) break;
    const withArguments = items[i + 2]?.kind === 'parens';
    if (next.kind === 'brackets') i++;
    else if (WITH_ARGUMENTS.has(next.text) && withArguments) i += 2;
    else if (isPlain(next) && (!withArguments || (looksLikeMacro(next.text) && items[i + 3] !== undefined))) {
      words.push(i + 1);
      i += withArguments ? 2 : 1;
    } else break;
  }
  const hasBody = items[i + 1]?.kind === 'body' || items[i + 1]?.text === ':' || items[i + 1]?.text === 'final';
  if (!hasBody && !(terminator === 'type-body' && i === items.length - 1)) {
    // `struct tag __init name`: all but the tag is looked at as usual, but `class FOO_API Bar;` has no name.
    if (terminator === ';' && words.length === 2 && i === items.length - 1 && /^[A-Z]/.test(items[words[0]!]!.text)) {
      if (looksLikeMacro(items[words[0]!]!.text) && !looksLikeMacro(items[words[1]!]!.text)) {
        hide(items, words[0]!, edits);
        return i;
      }
    }
    return words[0] ?? i;
  }
  const name = words.findLast((index) => !looksLikeMacro(items[index]!.text)) ?? words.at(-1);
  for (const index of words) if (index !== name) hide(items, index, edits);
  return i;
}

/** True when nothing but words in the form of macros, with or without arguments, follows up to the end. */
export function onlyMacros(items: readonly Item[], from: number): boolean {
  for (let i = from; i < items.length; i++) {
    const { kind, text } = items[i]!;
    if (kind === 'sign' || kind === 'body') return kind === 'sign' && text === ':';
    if (kind === 'word' && !looksLikeMacro(text) && !QUALIFIERS.has(text) && !WITH_ARGUMENTS.has(text)) return false;
  }
  return true;
}

/** True for the name of a function that only looks like a macro: `void notrace __schedule(int x) {`. */
function isLastName(items: readonly Item[], index: number, terminator: Terminator): boolean {
  if (terminator !== '{' || !isReserved(items[index]!.text)) return false;
  return items[index + 1]?.kind === 'parens' && items.length === index + 2;
}

/** True when a name follows, so that what is before it must be the type: `STACK_OF(X) *f`, `API(int) f(void)`. */
function standsForType(items: readonly Item[], after: number): boolean {
  const item = items[after]!;
  if (isPointer(item)) return true;
  const next = items[after + 1];
  return (
    isPlain(item) && (!next || next.kind === 'parens' || next.kind === 'brackets' || BEFORE_ARGUMENTS.test(next.text))
  );
}

/** A word that is no keyword. */
function isPlain(item: Item): boolean {
  return item.kind === 'word' && !isKeyword(item.text);
}

function isPointer({ kind, text }: Item): boolean {
  return kind === 'sign' && (text === '*' || text === '&');
}

function startsDeclaration({ kind, text }: Item): boolean {
  return kind === 'word' && (STARTS.has(text) || TYPES.has(text) || TAGS.has(text));
}

/** Hides a word with its arguments. */
function hide(items: readonly Item[], index: number, edits: Edits): void {
  const next = items[index + 1];
  edits.hide(items[index]!.start, next?.kind === 'parens' ? next.end : items[index]!.end);
}
