import { readList } from './read-list.ts';
import { accept, isName, peek, type Reading, startOf, unexpected } from './reading.ts';
import { KIND } from './tokens.ts';

/** Reads a type: `[Name!]!`. */
export function readType(reading: Reading): void {
  if (peek(reading) === '[') readList(reading, '[', () => readType(reading));
  else if (isName(reading)) readNamed(reading, 'type');
  else unexpected(reading);
  accept(reading, '!');
}

/** Reads the name of a type, of a directive or of a fragment that is used here. */
export function readNamed(reading: Reading, space: 'type' | 'directive' | 'fragment'): void {
  if (!isName(reading)) return;
  const { facts, tokens, at, names } = reading;
  const [start, end] = [tokens.start[at]!, tokens.end[at]!];
  facts.occurrence(start, end, space === 'type' ? 'type' : 'call');
  names.push({ space, start, end, symbol: -1 });
  reading.at++;
}

/** Reads a name that is a field or a value of an enumeration, which its type would tell. */
export function readMember(reading: Reading): void {
  const { facts, tokens, at, names } = reading;
  const [start, end] = [tokens.start[at]!, tokens.end[at]!];
  facts.occurrence(start, end, 'read');
  names.push({ space: 'field', start, end, symbol: -1 });
  reading.at++;
}

/** Reads a name in front of a colon. */
export function readKey(reading: Reading): void {
  reading.facts.occurrence(reading.tokens.start[reading.at]!, reading.tokens.end[reading.at]!, 'key');
  reading.at++;
}

/** Reads `@a(b: 1) @c`; true when one of them is `@deprecated`. */
export function readDirectives(reading: Reading): boolean {
  let deprecated = false;
  while (accept(reading, '@')) {
    deprecated ||= peek(reading) === 'deprecated';
    if (isName(reading)) readNamed(reading, 'directive');
    else unexpected(reading);
    readArguments(reading);
  }
  return deprecated;
}

/** Reads `(a: 1, b: $c)`, where it stands. */
export function readArguments(reading: Reading): void {
  readList(reading, '(', () => readPair(reading));
}

function readPair(reading: Reading): void {
  if (!isName(reading) || peek(reading, 1) !== ':') return;
  readKey(reading);
  reading.at++;
  readValue(reading);
}

const CONSTANTS = new Set(['true', 'false', 'null']);

/** Reads a value, of a variable too. */
export function readValue(reading: Reading): void {
  const { tokens, facts, at } = reading;
  const word = peek(reading);
  const variable = variableAt(reading);
  if (variable) {
    facts.occurrence(variable.start, variable.end, 'read');
    reading.at += 2;
  } else if (word === '[') readList(reading, '[', () => readValue(reading));
  else if (word === '{') readList(reading, '{', () => readPair(reading));
  else if (isName(reading) && !CONSTANTS.has(word)) readMember(reading);
  else if (isName(reading) || tokens.kind[at] === KIND.string || tokens.kind[at] === KIND.number) reading.at++;
  else unexpected(reading);
}

/** The variable that comes next, with its `$`; undefined when something else does. */
export function variableAt(reading: Reading): { start: number; end: number } | undefined {
  const { tokens, at } = reading;
  const start = startOf(reading);
  if (peek(reading) !== '$' || !isName(reading, 1) || tokens.start[at + 1] !== start + 1) return undefined;
  return { start, end: tokens.end[at + 1]! };
}
