import { isName, isString, peek, type Reading, startOf } from './reading.ts';

const TYPES = new Set(['scalar', 'type', 'interface', 'union', 'enum', 'input']);
const OPERATIONS = new Set(['query', 'mutation', 'subscription']);

/** True for the keyword of a type. */
export function isTypeKeyword(word: string): boolean {
  return TYPES.has(word);
}

/** True for the keyword of an operation. */
export function isOperation(word: string): boolean {
  return OPERATIONS.has(word);
}

/**
 * True when the next token begins a definition at the start of a line, its description included, and could not be
 * anything that stands in a list: there a bracket has not been closed.
 */
export function beginsDefinition(reading: Reading): boolean {
  const { text, start } = reading.tokens;
  const from = startOf(reading);
  if (from > 0 && !/[\n\r]/.test(text[from - 1]!)) return false;
  const at = isString(reading) ? 1 : 0;
  if (!isName(reading, at)) return false;
  const word = peek(reading, at);
  const [next, last] = [peek(reading, at + 1), peek(reading, at + 2)];
  if (word === 'extend') return isTypeKeyword(next) || next === 'schema';
  if (word === 'directive') return next === '@' && /^(?:[(@]|on|repeatable)$/.test(peek(reading, at + 3));
  if (word === 'fragment') return isName(reading, at + 1) && last === 'on' && isName(reading, at + 3);
  const between = text.slice(start[reading.at + at], start[reading.at + at + 1]);
  if (/[\n\r]/.test(between) || !isName(reading, at + 1)) return false;
  if (word === 'scalar') return true;
  if (word === 'union') return last === '=' || last === '@';
  if (isOperation(word)) return /^[{(@]$/.test(last);
  return isTypeKeyword(word) && /^(?:[{@]|implements)$/.test(last);
}
