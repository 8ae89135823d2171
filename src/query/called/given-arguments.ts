import type { Defined, Meaning, ValueType } from '../../languages/index.ts';
import type { Linker } from '../../link/index.ts';
import type { SymbolKind } from '../../model/index.ts';
import { literalKind } from './arguments.ts';
import { endOfList, pieces, type Written, within } from './written.ts';
import {
  literalText,
  placeIn,
  type Taken,
  type TypeReading,
  takenBy,
  textFrom,
  typeEnd,
  type ValueKind,
} from './written-types.ts';

/** What is known of an argument. */
export interface Given {
  kind: ValueKind;
  /** What a text, number or truth value is that is written out, as {@link literalText} writes it. */
  text?: string;
  /** The class or interface that it is a value of. */
  type?: Defined;
  /** Of a list that is written out, its first part. */
  first?: Given;
  /** Of a function whose parameters have no types of their own: how many it takes. */
  arity?: number;
}

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method']);
const OF_LANGUAGE: Readonly<Record<string, ValueKind>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  function: 'function',
  pattern: 'object',
};
const DEEP = 8;

/** What kind of value an argument is: as it is written, else by what the names in it stand for. */
export function givenAs(argument: Written, reading: TypeReading): Given | undefined {
  const { linker } = reading;
  const { text } = argument;
  if (text === 'undefined' || text === 'null') return { kind: text };
  if (/^-?\d[\d_]*n$/.test(text)) return { kind: 'bigint' };
  const literal = isOne(text) ? literalKind(text) : undefined;
  const written = literalText(text);
  const [part] = literal === 'array' ? pieces(within(argument, 1, text.length - 1), ',', true) : [];
  const first = part && !part.text.startsWith('...') ? givenAs(part, reading) : undefined;
  if (literal === 'array') return { kind: literal, ...(first && { first }) };
  const arity = literal === 'function' ? arityOf(text) : undefined;
  if (literal)
    return { kind: literal, ...(written !== undefined && { text: written }), ...(arity !== undefined && { arity }) };
  if (/^`[^`]*`$/s.test(text)) return { kind: 'string' };
  if (/^\/.*\/[a-z]*$/.test(text) || /^class\b/.test(text))
    return { kind: text.startsWith('/') ? 'object' : 'function' };
  const made = /^new\s+(?:[\w$]+\s*\.\s*)*([\w$]+)\s*(?=[(<]|$)/.exec(text);
  if (made && isWhole(text.slice(made[0].length))) {
    const named = meant(argument, made[0].trimEnd().length - made[1]!.length, linker);
    const [type, more] = named?.is === 'definitions' ? named.all : [];
    if (type && !more && isType(type)) return isPlain(type, linker) ? { kind: 'object', type } : undefined;
    const isBuiltIn = named?.is === 'outside' && named.rule === 'unbound';
    return isBuiltIn && !/^(?:Array|Function)$/.test(made[1]!) ? { kind: 'object' } : undefined;
  }
  const path = /^(?:this\s*\.\s*)?(?:[\w$]+\s*!?\??\.\s*)*([\w$]+)/.exec(text);
  if (!path) return undefined;
  const rest = text.slice(path[0].length);
  const meaning = meant(argument, path[0].length - path[1]!.length, linker);
  if (!meaning) return undefined;
  if (/^!?$/.test(rest)) return ofMeaning(meaning, reading);
  return /^[(<]/.test(rest) && isWhole(rest) ? ofValue(linker.returned(meaning), linker) : undefined;
}

/** True for one list of arguments, perhaps with type arguments, and nothing behind it. */
function isWhole(text: string): boolean {
  const start = text.startsWith('<') ? endOfList(text.slice(1)) + 2 : 0;
  const list = text.slice(start).trim();
  return list === '' || (list.startsWith('(') && endOfList(list.slice(1), true) === list.length - 2);
}

function meant({ view, placeAt }: Written, at: number, linker: Linker): Meaning | undefined {
  const occurrence = view.occurrenceAt(placeAt(at));
  return occurrence < 0 ? undefined : linker.meaning(view, occurrence);
}

function ofMeaning(meaning: Meaning, reading: TypeReading): Given | undefined {
  const { linker } = reading;
  if (meaning.is !== 'definitions' || meaning.certainty !== 'exact') return undefined;
  const [one, more] = meaning.all;
  const declared = one && !more ? declaredType(one, reading) : undefined;
  if (declared !== undefined) {
    const said = declared === '' ? undefined : takenBy(declared, reading);
    const [kind, another] = said && said.texts.size === 0 ? said.kinds.keys() : [];
    if (kind === undefined || another !== undefined) return undefined;
    return { kind, ...(said?.type && { type: said.type }) };
  }
  const kinds = meaning.all.map(({ view, symbol }) => view.facts.symbols[symbol]?.kind ?? 'variable');
  if (kinds.every((kind) => FUNCTIONS.has(kind))) return { kind: 'function' };
  return ofValue(linker.valueOf(meaning), linker);
}

/** The type that a variable, parameter or field is declared with; '' when it may also have no value, undefined without one. */
function declaredType({ view, name }: Defined, { linesOf }: TypeReading): Written | '' | undefined {
  const lines = name < 0 ? undefined : linesOf(view);
  if (!lines || !view.linksOf(name).some(({ kind }) => kind === 'type')) return undefined;
  const { line, column } = view.placeOf(name);
  const from = { line, column: column + view.nameAt(name).length };
  const text = textFrom(lines, from);
  const start = /^\s*([?!]?)\s*:/.exec(text);
  if (!start) return undefined;
  if (start[1] === '?') return '';
  const whole: Written = { text, view, placeAt: (offset) => placeIn(text, offset, from) };
  return within(whole, start[0].length, typeEnd(text, start[0].length));
}

function ofValue(value: ValueType, linker: Linker): Given | undefined {
  if (value.is === 'many') return { kind: 'array' };
  if (value.is === 'outside') return OF_LANGUAGE[value.name] && { kind: OF_LANGUAGE[value.name]! };
  if (value.is !== 'instance' || value.certainty !== 'exact') return undefined;
  const [type, more] = value.of;
  return type && !more && isType(type) && isPlain(type, linker) ? { kind: 'object', type } : undefined;
}

/** True for a type of which all above is known: what extends `Array` is one, and what extends `Function` can be called. */
function isPlain(type: Defined, linker: Linker, depth = 0): boolean {
  if (depth > DEEP) return false;
  return linker.supertypes(type).every((above) => {
    if (above?.is !== 'type' && above?.is !== 'instance') return false;
    return above.of.every((one) => isType(one) && isPlain(one, linker, depth + 1));
  });
}

/** How many parameters without types an arrow function has; undefined for others. */
function arityOf(text: string): number | undefined {
  const written = /^\(([\w$\s,]*)\)\s*=>|^([\w$]+)\s*=>/.exec(text);
  return written?.[1]?.split(',').filter((one) => one.trim() !== '').length ?? (written ? 1 : undefined);
}

/** False for more than a literal: `[1, 2][0]`, a function that is run at once. */
function isOne(text: string): boolean {
  if (/^[[{]/.test(text)) return endOfList(text.slice(1), true) === text.length - 2;
  return !/^(?:async\s+)?function\b/.test(text) || text.endsWith('}');
}

function isType({ view, symbol }: Defined): boolean {
  const kind = view.facts.symbols[symbol]?.kind;
  return kind === 'class' || kind === 'interface';
}

/** Whether a parameter takes an argument. */
export function takes(
  parameter: Taken | undefined,
  given: Given | undefined,
  reading: TypeReading,
): 'no' | 'maybe' | 'kind' | 'yes' {
  if (!parameter || !given) return 'maybe';
  const { kind, text, type } = given;
  if (text !== undefined && parameter.texts.has(text)) return 'yes';
  const isLiteral = kind === 'string' || kind === 'number' || kind === 'boolean';
  if (isLiteral && text === undefined && parameter.texts.size > 0) return 'maybe';
  const level = parameter.kinds.get(kind);
  // Without strict checks nothing is taken by all types.
  if (!level) return kind === 'undefined' || kind === 'null' ? 'maybe' : 'no';
  if (kind === 'function' && parameter.arity !== undefined && given.arity !== undefined)
    return given.arity <= parameter.arity ? 'yes' : 'no';
  if (kind === 'array' && parameter.element && given.first) {
    const fit = takes(takenBy(parameter.element, reading), given.first, reading);
    return fit === 'maybe' ? level : fit;
  }
  if (level === 'maybe' && type && parameter.type && isOf(type, parameter.type, reading.linker)) return 'yes';
  return level;
}

/** True for a type that is another one, or extends it. */
function isOf(type: Defined, other: Defined, linker: Linker, depth = 0): boolean {
  if (type.view === other.view && type.name === other.name) return true;
  if (depth > DEEP) return false;
  return linker
    .supertypes(type)
    .some((above) => above?.is === 'type' && above.of.some((one) => isOf(one, other, linker, depth + 1)));
}
