import { readColumnRest, readColumns } from './columns.ts';
import { readMembers } from './create-package.ts';
import { type Created, type CreatedReader, rangeOf } from './created.ts';
import { readDataType } from './data-types.ts';
import { define } from './define.ts';
import { insideString } from './docs.ts';
import { noteNameAt } from './names.ts';
import type { Reading } from './reading.ts';
import { bodyEnd } from './routine-end.ts';
import { scopeIn } from './scopes.ts';
import { KIND } from './tokens.ts';
import { closing, elements, skipWords, statementEnd } from './walk.ts';

/** `CREATE TYPE t AS ENUM ('a')`, `AS (a int)`, `AS TABLE (…)`, `FROM int`, `CREATE DOMAIN d AS int CHECK (…)`. */
export const readType: CreatedReader = (reading, created) => {
  const { tokens } = reading;
  const { words } = tokens;
  const { at, name, what, to } = created;
  if (words.slice(at, name.parts[0]).includes('BODY')) return readTypeBody(reading, created);
  const end = statementEnd(tokens, name.next, to);
  const range = rangeOf(reading, at, end);
  let i = skipWords(tokens, skipWords(tokens, skipWords(tokens, name.next, 'FORCE'), 'AS'), 'IS');
  i = skipWords(tokens, i, 'FROM');
  const isEnum = words[i] === 'ENUM';
  if (isEnum || words[i] === 'TABLE' || words[i] === 'OBJECT') i++;
  else if (words[i] === 'UNDER') i = noteNameAt(reading, i + 1, end, 'type');
  const isList = words[i] === '(' && i < end;
  const signatureEnd = isList ? tokens.end[i - 1]! : range.end;
  const symbol = define(reading, { kind: isEnum ? 'enum' : 'type', name, ...range, signatureEnd, said: what });
  const scope = scopeIn(reading.scope, 'class', tokens.end[name.next - 1]!, () => range.end);
  const inside = { ...reading, parent: symbol < 0 ? reading.parent : symbol, scope };
  if (isList && isEnum) defineLabels(inside, i + 1, Math.min(closing(tokens, i), end));
  else if (isList && name.next !== i) readFields(inside, i + 1, Math.min(closing(tokens, i), end));
  else if (!isList && words[i] !== 'RANGE') {
    i = readDataType(reading, i, end);
    readColumnRest(inside, i, end);
  }
  return end;
};

function defineLabels(reading: Reading, from: number, to: number): void {
  const { tokens, docs } = reading;
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== KIND.string) continue;
    const [start, end] = [tokens.start[i]!, tokens.end[i]!];
    const { start: nameStart, end: nameEnd } = insideString(tokens.text, start, end);
    if (nameStart >= nameEnd) continue;
    const doc = docs.above(start) ?? docs.behind(end);
    const flags = reading.exported ? 1 : 0;
    const { parent } = reading;
    reading.facts.define({
      ...{ kind: 'enum-member', start, end, nameStart, nameEnd, parent, flags },
      ...(doc && { docStart: doc.start, docEnd: doc.end }),
    });
  }
}

/** Attributes; those of Oracle may be routines. */
function readFields(reading: Reading, from: number, to: number): void {
  const { words } = reading.tokens;
  let first = from;
  const isRoutine = (at: number): boolean =>
    /^(?:MEMBER|STATIC|CONSTRUCTOR|MAP|ORDER|OVERRIDING|FINAL|NOT)$/.test(words[at]!) && words[at + 1] !== ',';
  for (let i = from; i < to; i++) {
    if (!isRoutine(i) || (i > from && words[i - 1] !== ',')) continue;
    readColumns(reading, first, i, 'field');
    for (const element of elements(reading.tokens, i, to)) readMembers(reading, element.from, element.to);
    first = to;
    break;
  }
  readColumns(reading, first, to, 'field');
}

/** Oracle: the routines of an object type. */
function readTypeBody(reading: Reading, { at, name, to }: Created): number {
  const end = bodyEnd(reading, name.next, to, 'package');
  const range = rangeOf(reading, at, end);
  const signatureEnd = reading.tokens.end[name.next - 1]!;
  const symbol = define(reading, { kind: 'type', name, ...range, signatureEnd });
  const scope = scopeIn(reading.scope, 'class', signatureEnd, () => range.end);
  const parent = symbol < 0 ? reading.parent : symbol;
  readMembers({ ...reading, parent, scope }, name.next + 1, end);
  return end;
}
