/** A name in the type of a doc comment: `parts` of its path with their offsets, and whether a backslash is in front. */
export interface DocName {
  parts: { text: string; start: number }[];
  fromRoot: boolean;
}

/** One type that a doc comment allows: a name, or 'this' or 'self', and whether it is many of them. */
export interface DocAlternative {
  type: DocName | 'this' | 'self';
  many: boolean;
}

/** What the type of a doc comment says. */
export interface DocType {
  /** All names of types in it. */
  names: DocName[];
  /** The types that a value may be of; those of the language are left out. */
  members: DocAlternative[];
}

const WORD = /\\?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*(?:\\[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)*/g;
/** Types of the language and of its tools; names with a `-` are, too. */
const BUILT_IN = new Set(
  'array bool boolean callable closed covariant contravariant double empty enum false float int integer is iterable key list literal max min mixed never no not null number numeric object of parent pure resource return scalar self static string true value void'.split(
    ' ',
  ),
);
/** What holds values: the last type it is given, but for generators. */
const HOLDERS = /^\\?(?:(?:non-empty-)?(?:array|list)|iterable|traversable|iterator|iteratoraggregate|generator)$/i;

/** The end of the type that begins at `start`: white space ends it, but not in brackets or beside `|` and `&`. */
export function typeEnd(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const sign = text[at]!;
    if ('<({['.includes(sign)) depth++;
    else if ('>)}]'.includes(sign)) depth--;
    else if (depth <= 0 && /\s/.test(sign)) {
      const next = /\S/.exec(text.slice(at, end));
      const beside = next && (/[|&]/.test(next[0]) || /[|&]/.test(text[at - 1] ?? ''));
      // `callable(): Foo`
      if (!beside && !(text[at - 1] === ':' && text[at - 2] === ')')) return at;
      at += next ? next.index - 1 : 0;
    }
  }
  return end;
}

/** Reads the type between two offsets of a text. */
export function readDocType(text: string, start: number, end: number): DocType {
  return { names: namesIn(text, start, end), members: membersIn(text, start, end) };
}

function namesIn(text: string, start: number, end: number): DocName[] {
  const names: DocName[] = [];
  const written = text.slice(start, end);
  for (const { 0: word, index } of written.matchAll(WORD)) {
    const before = written[index - 1] ?? '';
    const after = written.slice(index + word.length);
    // `$name`, `Foo::NAME`, the key in `array{key: int}`, text in quotes
    if (/[$:'"\w-]/.test(before) || /^\??:(?!:)/.test(after) || /^['"]/.test(after)) continue;
    const name = nameOf(word, start + index);
    if (name) names.push(name);
  }
  return names;
}

function nameOf(word: string, start: number): DocName | undefined {
  if (word.includes('-') || BUILT_IN.has(word.toLowerCase())) return undefined;
  const fromRoot = word.startsWith('\\');
  const parts: DocName['parts'] = [];
  let at = start + (fromRoot ? 1 : 0);
  for (const text of word.slice(fromRoot ? 1 : 0).split('\\')) {
    parts.push({ text, start: at });
    at += text.length + 1;
  }
  return { parts, fromRoot };
}

function membersIn(text: string, start: number, end: number): DocAlternative[] {
  return split(text, start, end, /[|&]/).flatMap(([from, to]) => memberIn(text, from, to));
}

function memberIn(text: string, from: number, to: number): DocAlternative[] {
  let [start, end] = trimmed(text, from, to);
  if (text[start] === '?') start++;
  if (text[start] === '(' && text[end - 1] === ')') return membersIn(text, start + 1, end - 1);
  const arrays = /(?:\[\])+$/.exec(text.slice(start, end))?.[0].length ?? 0;
  if (arrays > 0) {
    const held = memberIn(text, start, end - arrays);
    return arrays === 2 ? held.flatMap((one) => (one.many ? [] : [{ ...one, many: true }])) : [];
  }
  const written = text.slice(start, end);
  const bracket = written.search(/[<({]/);
  const word = bracket < 0 ? written : written.slice(0, bracket);
  if (written === '$this' || /^static$/i.test(written)) return [{ type: 'this', many: false }];
  if (/^self$/i.test(written)) return [{ type: 'self', many: false }];
  if (HOLDERS.test(word) && text[start + bracket] === '<') {
    const given = split(text, start + bracket + 1, end - 1, /,/);
    const held = /generator$/i.test(word) ? given[Math.min(1, given.length - 1)] : given.at(-1);
    return (held ? membersIn(text, ...held) : []).flatMap((one) => (one.many ? [] : [{ ...one, many: true }]));
  }
  const isName = new RegExp(`^${WORD.source}$`).test(word) && (bracket < 0 || text[start + bracket] === '<');
  const type = isName ? nameOf(word, start) : undefined;
  return type ? [{ type, many: false }] : [];
}

function trimmed(text: string, from: number, to: number): [start: number, end: number] {
  const written = text.slice(from, to);
  const start = from + (written.length - written.trimStart().length);
  return [start, Math.max(start, to - (written.length - written.trimEnd().length))];
}

/** The pieces between separators that stand in no brackets. */
function split(text: string, start: number, end: number, separator: RegExp): [start: number, end: number][] {
  const pieces: [number, number][] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const sign = text[at]!;
    if ('<({['.includes(sign)) depth++;
    else if ('>)}]'.includes(sign)) depth--;
    else if (depth === 0 && separator.test(sign)) {
      pieces.push([from, at]);
      from = at + 1;
    }
  }
  pieces.push([from, end]);
  return pieces;
}
