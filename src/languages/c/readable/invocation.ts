import type { Edits } from './edits.ts';
import type { Item } from './items.ts';
import { isKeyword } from './words.ts';

const DEFINES = /^(DEFINE|DECLARE)_|(^|_)H?LIST_HEAD$/;
const STORAGE = new Set(['static', 'extern', 'const', 'inline', 'volatile']);

/**
 * Rewrites a macro that defines what its arguments name into a definition, as far as that can be told, and says whether
 * it did: `SYSCALL_DEFINE1(name, int, fd) {` is a function, `static DEFINE_MUTEX(name);` a variable, `BIT(name);` a member.
 */
export function readInvocation(
  text: string,
  items: readonly Item[],
  body: boolean,
  edits: Edits,
  inType = false,
): boolean {
  let at = 0;
  while (items[at] && STORAGE.has(items[at]!.text)) at++;
  const macro = items[at];
  const parens = items[at + 1];
  if (!macro || !parens || macro.kind !== 'word' || parens.kind !== 'parens') return false;
  if (!/^[A-Z][A-Z0-9_]{2,}$/.test(macro.text)) return false;
  const after = items[at + 2];
  const args = splitArguments(text, parens);
  if (body) return !after && asFunction(text, macro, parens, args, edits);
  if (inType && at === 0 && !after && asMember(text, macro, parens, args, edits)) return true;
  if (!DEFINES.test(macro.text) || (after && after.text !== '=')) return false;
  return asVariable(text, macro, parens, args, edits);
}

interface Argument {
  start: number;
  end: number;
}

function asFunction(text: string, macro: Item, parens: Item, args: readonly Argument[], edits: Edits): boolean {
  const { start } = macro;
  const name = args[0];
  if (!name || macro.text.length < 4 || !isName(text, name)) return false;
  const count = Number(/(\d+)$/.exec(macro.text)?.[1] ?? Number.NaN);
  const inTest = /^(TYPED_)?TEST(_[FP])?$/.test(macro.text) && args.length === 2 && isName(text, args[1]!);
  edits.hide(start, parens.start);
  if (args.length > 1 && args.length === 2 * count + 1) {
    // SYSCALL_DEFINE2(name, int, fd, char *, path): types and names in turn.
    edits.put(start, 'void');
    edits.put(parens.start, ' ');
    for (const [index, { end }] of args.entries()) {
      if (index === 0) edits.put(end, '(');
      else if (index % 2 === 1) edits.put(end, ' ');
    }
    return true;
  }
  edits.put(start, 'void');
  if (inTest) edits.hide(name.start, args[1]!.start);
  else if (args.length > 1) edits.hide(name.end, parens.end - 1);
  return true;
}

/** `BIT(name);` can only declare members, and they are named by what it is given. */
function asMember(text: string, macro: Item, parens: Item, args: readonly Argument[], edits: Edits): boolean {
  const [name, more] = args;
  if (!name || more || !isName(text, name) || !/^[a-z]/.test(text.slice(name.start, name.end))) return false;
  edits.hide(macro.start, parens.start);
  edits.put(macro.start, 'int');
  edits.put(parens.start, ' ');
  edits.put(parens.end - 1, ' ');
  return true;
}

function asVariable(text: string, macro: Item, parens: Item, args: readonly Argument[], edits: Edits): boolean {
  const first = args[0];
  if (!first) return false;
  const typeFirst = args.length === 2 && (!isName(text, first) || /PER_CPU/.test(macro.text));
  const name = typeFirst ? args[1]! : first;
  if (!isName(text, name)) return false;
  edits.hide(macro.start, parens.start);
  if (typeFirst) {
    edits.lead(first.start, macro.start);
    edits.put(parens.start, ' ');
    edits.put(first.end, ' ');
    edits.put(parens.end - 1, ' ');
  } else {
    edits.put(macro.start, 'void');
    if (args.length > 1) edits.hide(name.end, parens.end - 1);
  }
  return true;
}

function isName(text: string, { start, end }: Argument): boolean {
  const word = text.slice(start, end).trim();
  return /^[A-Za-z_]\w*$/.test(word) && !isKeyword(word);
}

/** What stands between the commas, without white space around it: `end` is up to the comma or bracket. */
function splitArguments(text: string, { start, end }: Item): Argument[] {
  const out: Argument[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start + 1; at < end; at++) {
    const sign = text[at]!;
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (depth > 0 && /[)\]}]/.test(sign)) depth--;
    else if (sign === ',' || at === end - 1) {
      while (from < at && /\s/.test(text[from]!)) from++;
      if (depth === 0) {
        out.push({ start: from, end: at });
        from = at + 1;
      }
    }
  }
  return out;
}
