/** A name in a selector. */
export interface SelectorName {
  /** Without the sign of a class or an id. */
  start: number;
  end: number;
  /** 'suffix' is `&-x`, 'other' what is no name: `:root`, `[hidden]`, `*`. */
  kind: 'class' | 'id' | 'placeholder' | 'element' | 'suffix' | 'other';
  /** True when the rule is about it. */
  isSubject: boolean;
}

/** A name, with escapes and interpolations. */
const NAME = String.raw`(?:--|-?(?:[_a-zA-Z\u0080-\uffff]|\\[^\n]|#\{[^{}]*\}))(?:[\w\u0080-\uffff-]|\\[^\n]|#\{[^{}]*\})*`;
const SUFFIX = String.raw`&(?:[\w\u0080-\uffff-]|#\{[^{}]*\})(?:[\w\u0080-\uffff-]|\\[^\n]|#\{[^{}]*\})*`;
const ATTRIBUTE = String.raw`\[(?:"[^"\n]*"|'[^'\n]*'|[^\]"'])*\]?`;
const TOKENS = new RegExp(
  [
    `(?<sign>[.#%])${NAME}`,
    `(?<suffix>${SUFFIX})`,
    `(?<pseudo>::?${NAME}\\(?)`,
    `(?<element>${NAME})`,
    `(?<other>${ATTRIBUTE}|[*&])`,
    '(?<bracket>[()])',
    '(?<apart>,|[>+~]|\\s+)',
  ].join('|'),
  'g',
);
const KINDS: Readonly<Record<string, SelectorName['kind']>> = { '.': 'class', '#': 'id', '%': 'placeholder' };
/** What stands in their brackets the rule is about, too. */
const ABOUT = /^::?(?:is|where|matches|any|-\w+-any|global|local|host|host-context|slotted|deep|v-\w+)\($/;
/** What stands in their brackets are selectors all the same. */
const SELECTING = /^:(?:not|has)\($/;

type Inside = 'about' | 'selecting' | 'nothing';

/**
 * The names in a list of selectors, in source order. What a rule is about are the classes and the like in the last
 * compound of each selector (`b` and `c` in `.a > .b.c`), or its element; where that says neither, those of the one
 * before; in a selector that says none of it, the first thing it does say, unless it is `&`.
 */
export function selectorNames(text: string, start: number, end: number): SelectorName[] {
  const all: SelectorName[] = [];
  const inside: Inside[] = [];
  /** Of this selector, by compound. */
  let compounds: SelectorName[][] = [[]];

  function finish(): void {
    const names = compounds.flat();
    const subjects = compounds
      .map((compound) => compound.filter(({ kind }) => kind !== 'other'))
      .filter((of) => of.length);
    const last = subjects.at(-1) ?? [];
    const strong = last.filter(({ kind }) => kind !== 'element');
    const isOutside = (name: SelectorName): boolean => text[name.start] === '&' && name.kind === 'other';
    const others = names.some(isOutside) ? [] : names.slice(0, 1);
    // What `.dark &` is about has been said around it.
    const isAboutOutside = compounds.at(-1)!.some(isOutside) && !compounds.at(-1)!.includes(last[0]!);
    const found = strong.length > 0 ? strong : last.length > 0 ? last.slice(0, 1) : others;
    if (!isAboutOutside) for (const name of found) name.isSubject = true;
    for (const name of names) all.push(name);
    compounds = [[]];
  }

  function add(kind: SelectorName['kind'], from: number, to: number): void {
    const name = { start: from, end: to, kind, isSubject: false };
    if (inside.includes('nothing')) return;
    if (inside.includes('selecting')) all.push(name);
    else compounds.at(-1)!.push(name);
  }

  for (const match of text.slice(start, end).matchAll(TOKENS)) {
    const { sign, suffix, pseudo, element, other, bracket } = match.groups!;
    const at = start + match.index;
    const to = at + match[0].length;
    if (sign !== undefined) add(KINDS[sign]!, sign === '%' ? at : at + 1, to);
    else if (suffix !== undefined) add('suffix', at, to);
    else if (pseudo !== undefined) {
      const opens = pseudo.endsWith('(');
      add('other', at, opens ? to - 1 : to);
      if (opens) inside.push(insideOf(pseudo));
    } else if (element !== undefined) add('element', at, to);
    else if (other !== undefined) add('other', at, to);
    else if (bracket === '(') inside.push('nothing');
    else if (bracket === ')') inside.pop();
    else if (inside.length === 0 && match[0] === ',') finish();
    else if (inside.length === 0 && compounds.at(-1)!.length > 0) compounds.push([]);
  }
  finish();
  return all.sort((a, b) => a.start - b.start);
}

function insideOf(pseudo: string): Inside {
  if (ABOUT.test(pseudo)) return 'about';
  return SELECTING.test(pseudo) ? 'selecting' : 'nothing';
}
