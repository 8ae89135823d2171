import type { Defined, FileView } from '../../languages/index.ts';
import type { Linker } from '../../link/index.ts';
import type { TextPlace } from '../../model/index.ts';
import type { TextLines } from '../lines.ts';
import type { LiteralKind } from './arguments.ts';
import { blankComments, endOfList, pieces, topLevel, type Written, within } from './written.ts';

/** What a value can be, as far as the kinds of values tell overloads apart. */
export type ValueKind = LiteralKind | 'bigint' | 'undefined' | 'null';

/** Values of a kind are taken: all, those that hold or take what is asked for, or some. */
export type Level = 'yes' | 'kind' | 'maybe';

/** Values that a type of TypeScript takes. */
export interface Taken {
  kinds: ReadonlyMap<ValueKind, Level>;
  /** What is taken by itself, as {@link literalText} writes it: `'a'`, `true`, `1`. */
  texts: ReadonlySet<string>;
  /** The class or interface that it is, when it is one. */
  type?: Defined;
  /** Of a function that is to return nothing: how many arguments it is called with. */
  arity?: number;
  /** Of a list, what it holds. */
  element?: Written;
}

/** Where types are read. */
export interface TypeReading {
  linker: Linker;
  /** So many types are still looked at: unions of unions can be as many as the ways through them. */
  left: { types: number };
  linesOf: (view: FileView) => TextLines | undefined;
}

const PRIMITIVE = ['string', 'number', 'boolean', 'bigint'] as const;
const OBJECTS = ['object', 'array', 'function'] as const;
const ALL: readonly ValueKind[] = [...PRIMITIVE, ...OBJECTS, 'undefined', 'null'];
const KEYWORDS: Readonly<Record<string, readonly ValueKind[]>> = {
  string: ['string'],
  number: ['number'],
  boolean: ['boolean'],
  bigint: ['bigint'],
  symbol: [],
  never: [],
  undefined: ['undefined'],
  void: ['undefined'],
  null: ['null'],
  object: OBJECTS,
  any: ALL,
  unknown: ALL,
  '{}': [...PRIMITIVE, ...OBJECTS],
};
/** Types of the language itself whose values are of one kind. */
const BUILT_IN: Readonly<Record<string, readonly ValueKind[]>> = {
  Function: ['function'],
  String: ['string'],
  Number: ['number'],
  Boolean: ['boolean'],
};
const BUILT_IN_OBJECT =
  /^(?:Date|RegExp|Map|Set|WeakMap|WeakSet|ReadonlyMap|ReadonlySet|Promise|PromiseLike|U?RL|URLSearchParams|ArrayBuffer|Buffer|\w+Array|\w*Error|AbortSignal|AbortController|Request|Response|Headers|FormData|Blob)$/;
const MAPPED = /^(?:Record|Partial|Required|Readonly|Pick|Omit)$/;
/** Members that text and numbers have as well. */
const OF_PRIMITIVES =
  /^(?:length|toString|valueOf|toLocaleString|concat|includes|indexOf|lastIndexOf|slice|at|constructor|to(?:Fixed|Precision|Exponential|(?:Locale)?(?:Lower|Upper)Case|WellFormed)|char(?:Code)?At|codePointAt|(?:starts|ends)With|localeCompare|match(?:All)?|normalize|pad(?:Start|End)|repeat|replace(?:All)?|search|split|substr(?:ing)?|trim(?:Start|End|Left|Right)?|isWellFormed|\[.*)$/;
/** Members that arrays have beside these. */
const OF_ARRAYS =
  /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|join|map|flatMap|flat|filter|forEach|find(?:Last)?(?:Index)?|some|every|reduce(?:Right)?|keys|values|entries|with|to(?:Reversed|Sorted|Spliced))$/;
const DEEP = 6;

const taken = (kinds: readonly ValueKind[], level: Level = 'yes', type?: Defined): Taken => ({
  kinds: new Map(kinds.map((kind) => [kind, level])),
  texts: new Set(),
  ...(type && { type }),
});

/** A string, a number, `true` or `false` that is written out, whatever the quotes are; undefined for anything else. */
export function literalText(text: string): string | undefined {
  if (/^(?:true|false)$/.test(text)) return text;
  // One number can be written in several ways.
  if (/^-?\d[\w.]*$/.test(text)) return Number.isNaN(Number(text)) ? text : String(Number(text));
  return /^(?:"[^"\\]*"|'[^'\\]*'|`[^`\\$]*`)$/.test(text) ? `'${text.slice(1, -1)}'` : undefined;
}

/** What a type takes that is written in a file; undefined when that is not known. */
export function takenBy(type: Written, reading: TypeReading, depth = 0): Taken | undefined {
  const own = within(type, 0, type.text.length);
  const { text } = own;
  if (text === '' || depth > DEEP || reading.left.types-- <= 0) return undefined;
  if (topLevel(text, '=>').length > 0) return ofFunction(text);
  const options = pieces(own, '|');
  if (options.length > 1) return joined(options.map((one) => takenBy(one, reading, depth + 1)));
  if (/\sextends\s/.test(text) && topLevel(text, '?').length > 0) return undefined;
  const parts = pieces(own, '&');
  if (parts.length > 1) return common(parts.map((one) => takenBy(one, reading, depth + 1)));
  const only = options[0]!;
  if (only.text !== text) return takenBy(only, reading, depth + 1);
  if (text.startsWith('(') && endOfList(text.slice(1)) === text.length - 2)
    return takenBy(within(own, 1, text.length - 1), reading, depth + 1);
  const keyword = KEYWORDS[text.replace(/\s/g, '')];
  if (keyword) return taken(keyword);
  if (/^readonly\s/.test(text)) return takenBy(within(own, 'readonly'.length, text.length), reading, depth + 1);
  if (/^keyof\s/.test(text)) return taken(['string', 'number'], 'maybe');
  if (/\[\s*\]$/.test(text) || text.startsWith('[')) return listOf(own);
  const literal = literalText(text);
  if (literal !== undefined) return { kinds: new Map(), texts: new Set([literal]) };
  if (text.startsWith('`')) return taken(['string'], 'maybe');
  if (/^(?:abstract\s+)?new\s/.test(text)) return taken(['function', 'object'], 'maybe');
  if (text.startsWith('{')) return ofMembers(memberNames(text));
  const named = /^((?:[\w$]+\s*\.\s*)*)([\w$]+)\s*(?:<.*>)?$/s.exec(text);
  return named ? ofName(own, named[1]!.length, named[2]!, reading, depth) : undefined;
}

function ofName(type: Written, at: number, name: string, reading: TypeReading, depth: number): Taken | undefined {
  const { linker, linesOf } = reading;
  const occurrence = type.view.occurrenceAt(type.placeAt(at));
  if (occurrence < 0 || type.view.nameAt(occurrence) !== name) return undefined;
  const meaning = linker.meaning(type.view, occurrence);
  if (meaning.is === 'outside') {
    // What a dependency calls like that can be anything.
    if (meaning.rule !== 'unbound') return undefined;
    if (/^(?:Readonly)?Array$/.test(name)) return listOf(type);
    if (Object.hasOwn(BUILT_IN, name)) return taken(BUILT_IN[name]!);
    if (MAPPED.test(name)) return taken(OBJECTS, 'maybe');
    return BUILT_IN_OBJECT.test(name) ? taken(['object'], 'maybe') : undefined;
  }
  if (meaning.is !== 'definitions') return undefined;
  const declared = meaning.all.filter(({ view, symbol }) => {
    const kind = view.facts.symbols[symbol]?.kind;
    return kind === undefined || kind === 'class' || kind === 'interface' || kind === 'type' || kind === 'enum';
  });
  const [one, more] = declared;
  if (!one || more) return undefined;
  const { view, symbol, name: own } = one;
  const kind = view.facts.symbols[symbol]?.kind;
  if (kind === 'enum') return taken(['number', 'string'], 'maybe');
  if (kind === 'class' || kind === 'interface') {
    const members = view.childrenOf(symbol).map((child) => view.facts.symbols[child]!.name);
    const isGeneric = type.text.includes('<');
    return { ...ofMembers(members), ...(!isGeneric && { type: one }) };
  }
  const lines = linesOf(view);
  if (!lines || own < 0) return undefined;
  if (symbol < 0 && view.bindingAt(own)?.kind !== 'type-parameter') return undefined;
  const said = declaredAs(view, own, lines);
  const whole = said && takenBy(said, reading, depth + 1);
  if (symbol >= 0) return whole;
  // What a type parameter stands for is not looked for: whatever it may.
  return said && !whole ? undefined : taken(whole ? [...whole.kinds.keys(), ...kindsOf(whole.texts)] : ALL, 'maybe');
}

/** The kinds of values that are written out. */
function kindsOf(texts: ReadonlySet<string>): ValueKind[] {
  return [...texts].map((text) => (text.startsWith("'") ? 'string' : /^[tf]/.test(text) ? 'boolean' : 'number'));
}

/** What a type parameter extends, or what another name of a type stands for; undefined when nothing is said. */
function declaredAs(view: FileView, name: number, lines: TextLines): Written | undefined {
  const { line, column } = view.placeOf(name);
  const text = textFrom(lines, { line, column: column + view.nameAt(name).length });
  const all: Written = {
    text,
    view,
    placeAt: (offset) => placeIn(text, offset, { line, column: column + view.nameAt(name).length }),
  };
  const isAlias = view.symbolAt(name) >= 0;
  if (!isAlias) {
    const start = /^\s+extends\s/.exec(text)?.[0].length;
    return start === undefined ? undefined : within(all, start, ends(text, start, [',', '=']));
  }
  const opening = /^\s*</.exec(text)?.[0].length ?? 0;
  const generic = opening === 0 ? -1 : opening + endOfList(text.slice(opening));
  const start = /^\s*=/.exec(text.slice(generic + 1))?.[0].length;
  if (start === undefined) return undefined;
  const from = generic + 1 + start;
  return within(all, from, ends(text, from, [';']));
}

/** Where what begins at an offset ends: before one of these, or where a line begins that goes on with something else. */
function ends(text: string, start: number, marks: readonly string[]): number {
  const rest = text.slice(start);
  const closing = endOfList(rest);
  const found = [...marks.flatMap((mark) => topLevel(rest, mark)[0] ?? []), ...(closing < 0 ? [] : [closing])];
  const line = topLevel(rest, '\n').find((at) => isEnd(rest.slice(0, at).trim(), rest.slice(at).trimStart()));
  return start + Math.min(rest.length, ...found, ...(line === undefined ? [] : [line]));
}

/** True where a type is at its end with the line: neither what is before nor what comes next has it go on. */
function isEnd(before: string, next: string): boolean {
  if (before === '' || /(?:[|&=<,:?]|=>|\b(?:extends|keyof|typeof|infer|readonly|unique|is|asserts|new))$/.test(before))
    return false;
  return !/^(?:[|&?:.<>]|=>|(?:extends|is)\b)/.test(next);
}

/** Where a type ends that a variable, a parameter or a member is declared with. */
export const typeEnd = (text: string, start: number): number => ends(text, start, [',', '=', ';']);

const MOST_TEXT = 6_000;

/** The text from a place on, without comments. */
export function textFrom(lines: TextLines, { line, column }: TextPlace): string {
  let text = lines.at(line).slice(column, column + MOST_TEXT);
  for (let next = line + 1; next < lines.count && text.length < MOST_TEXT; next++) {
    text += `\n${lines.at(next).slice(0, MOST_TEXT)}`;
  }
  return blankComments(text);
}

/** The place of an offset in a text that begins at another. */
export function placeIn(text: string, offset: number, { line, column }: TextPlace): TextPlace {
  const rows = text.slice(0, offset).split('\n');
  return rows.length === 1
    ? { line, column: column + offset }
    : { line: line + rows.length - 1, column: rows.at(-1)!.length };
}

function ofFunction(text: string): Taken {
  const end = text.startsWith('(') ? endOfList(text.slice(1)) + 1 : 0;
  const isPlain = end > 0 && /^\)\s*=>\s*(?:void|any|unknown)$/.test(text.slice(end)) && !text.includes('...');
  if (!isPlain) return taken(['function'], 'kind');
  const parameters = text.slice(1, end).trim();
  const arity = parameters === '' ? 0 : topLevel(parameters.replace(/,$/, ''), ',').length + 1;
  return { ...taken(['function'], 'kind'), arity };
}

function listOf(type: Written): Taken {
  const element = elementOf(type);
  return { ...taken(['array'], 'kind'), ...(element && { element }) };
}

/** What a list of values of this type holds; undefined for one that is not read. */
export function elementOf(type: Written): Written | undefined {
  const { text } = type;
  const array = /^(?:readonly\s+)?([^|&]*)\[\s*\]$/s.exec(text);
  if (array) return within(type, text.length - text.replace(/^readonly\s+/, '').length, text.lastIndexOf('['));
  const named = /^(?:Readonly)?Array\s*</.exec(text);
  return named ? within(type, named[0].length, text.length - 1) : undefined;
}

/** Whatever has these members is an object, unless all of them are members of other values too. */
function ofMembers(names: readonly string[]): Taken {
  if (names.every((name) => OF_PRIMITIVES.test(name))) return taken([...PRIMITIVE, ...OBJECTS], 'maybe');
  const isOfArrays = names.every((name) => OF_PRIMITIVES.test(name) || OF_ARRAYS.test(name));
  return taken(isOfArrays ? OBJECTS : ['object', 'function'], 'maybe');
}

function memberNames(text: string): string[] {
  return [...text.matchAll(/(?:^\{|[;,\n])\s*(?:readonly\s+)?([\w$[]+)/g)].map((found) => found[1]!);
}

function joined(options: readonly (Taken | undefined)[]): Taken | undefined {
  const kinds = new Map<ValueKind, Level>();
  const texts = new Set<string>();
  for (const one of options) {
    if (!one) return undefined;
    for (const [kind, level] of one.kinds) if (kinds.get(kind) !== 'yes') kinds.set(kind, level);
    for (const text of one.texts) texts.add(text);
  }
  return { kinds, texts };
}

function common(parts: readonly (Taken | undefined)[]): Taken | undefined {
  const known = parts.filter((one) => one !== undefined);
  const [first, ...others] = known;
  if (!first || known.length < parts.length) return undefined;
  const kinds = [...first.kinds.keys()].filter((kind) => others.every((one) => one.kinds.has(kind)));
  return taken(kinds, 'maybe');
}
