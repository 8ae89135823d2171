import { readColumnRest } from './columns.ts';
import { readDataType } from './data-types.ts';
import { TYPES } from './keywords.ts';
import { isName, nameRange } from './names.ts';
import type { Reading } from './reading.ts';
import { bindLocal } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing, elements } from './walk.ts';

const MODES = new Set(['IN', 'OUT', 'INOUT', 'VARIADIC']);
const AFTER_NAME = new Set([
  'PRECISION',
  'VARYING',
  'WITH',
  'WITHOUT',
  'DEFAULT',
  '=',
  ':=',
  '(',
  '[',
  '%',
  '.',
  'ORDER',
  'LARGE',
]);
const NO_PARAMETERS = new Set(['AS', 'BEGIN', 'RETURNS', 'WITH', 'IS', 'FOR']);

/** The parameters of a routine from `at` on, bound in its scope; gives the token after them. */
export function readParameters(reading: Reading, at: number, to: number): number {
  const { tokens } = reading;
  const { words, kind } = tokens;
  if (at >= to) return at;
  if (words[at] === '(') {
    for (const element of elements(tokens, at + 1, Math.min(closing(tokens, at), to))) {
      readParameter(reading, element.from, element.to);
    }
    return after(tokens, at);
  }
  if (kind[at] !== KIND.variable) return at;
  // T-SQL: a procedure has them without parentheses.
  let end = at;
  while (end < to && !(NO_PARAMETERS.has(words[end]!) && kind[end - 1] !== KIND.variable)) end = after(tokens, end);
  for (const element of elements(tokens, at, Math.min(end, to))) readParameter(reading, element.from, element.to);
  return Math.min(end, to);
}

function readParameter(reading: Reading, from: number, to: number): void {
  const { tokens, facts, scope } = reading;
  const { words, kind } = tokens;
  let i = from;
  while (i < to && MODES.has(words[i]!)) i++;
  if (isNamed(reading, i, to)) {
    const { start, end } = nameRange(tokens, i);
    bindLocal(facts, scope, 'parameter', start, end);
    i++;
    while (
      i < to &&
      (MODES.has(words[i]!) || words[i] === 'NOCOPY' || (words[i] === 'AS' && kind[i - 1] === KIND.variable))
    )
      i++;
  }
  i = readDataType(reading, i, to);
  readColumnRest(reading, i, to);
}

/** `name type`, and no `double precision`, where there may be types alone. */
function isNamed({ tokens }: Reading, at: number, to: number): boolean {
  const { words, kind } = tokens;
  if (at >= to) return false;
  if (kind[at] === KIND.variable) return true;
  const isWord = isName(tokens, at) || (kind[at] === KIND.word && TYPES.has(words[at]!));
  if (!isWord || at + 1 >= to) return false;
  return !AFTER_NAME.has(words[at + 1]!) && (kind[at + 1] === KIND.word || kind[at + 1] === KIND.quoted);
}
