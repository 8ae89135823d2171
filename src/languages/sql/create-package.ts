import { readColumns } from './columns.ts';
import { readRoutineAt } from './create-routine.ts';
import { type CreatedReader, rangeOf } from './created.ts';
import { readDataType } from './data-types.ts';
import { define } from './define.ts';
import { isName, nameRange, readName } from './names.ts';
import type { Reading } from './reading.ts';
import { bodyEnd } from './routine-end.ts';
import { bindLocal, scopeIn } from './scopes.ts';
import { KIND } from './tokens.ts';
import { closing, terminator } from './walk.ts';

/** Oracle `CREATE PACKAGE p IS …`, `PACKAGE BODY p IS …`: what is declared in it are its members. */
export const readPackage: CreatedReader = (reading, { at, name, to }) => {
  const { tokens } = reading;
  const { words, end: ends } = tokens;
  let is = name.next;
  while (is < to && words[is] !== 'IS' && words[is] !== 'AS' && words[is] !== ';') is++;
  if (words[is] === ';' || is >= to) return is;
  const end = bodyEnd(reading, is + 1, to, 'package');
  const range = rangeOf(reading, at, end);
  const isBody = words[name.parts[0]! - 1] === 'BODY';
  const symbol = define(reading, { kind: 'package', name, ...range, signatureEnd: ends[is - 1]! });
  const scope = scopeIn(reading.scope, 'module', ends[is]!, () => range.end);
  const inside: Reading = { ...reading, parent: symbol < 0 ? reading.parent : symbol, scope, exported: !isBody };
  readMembers(inside, is + 1, end);
  return end;
};

/** The declarations of a package or an object type in [from, to). */
export function readMembers(reading: Reading, from: number, to: number): void {
  const { tokens } = reading;
  let i = from;
  while (i < to) {
    if (tokens.words[i] === 'BEGIN') {
      reading.readCode(reading, i, to);
      return;
    }
    const next = readMember(reading, i, to);
    if (next === i && reading.isLate()) return;
    i = Math.max(next, i + 1);
  }
}

/** What stands before a routine of an object type. */
const HOW = new Set('MEMBER STATIC CONSTRUCTOR MAP ORDER OVERRIDING FINAL NOT INSTANTIABLE'.split(' '));

/** One declaration of a package, or in front of a block; gives the token after it, or `at` when there is none. */
export function readMember(reading: Reading, at: number, to: number, local = false): number {
  const { tokens } = reading;
  const { words } = tokens;
  let first = at;
  while (first < to && HOW.has(words[first]!) && /^\w+$/.test(words[first + 1] ?? '')) first++;
  const word = words[first]!;
  const end = terminator(tokens, at, to);
  if (word === 'PROCEDURE' || word === 'FUNCTION') {
    // A keyword can be its name, too.
    if (tokens.kind[first + 1]! > KIND.quoted) return at;
    return readRoutineAt(reading, at, readName(reading, first + 1, to), word, to);
  }
  if (word === 'PRAGMA' || word === 'END') return end;
  if ((word === 'TYPE' || word === 'SUBTYPE') && isName(tokens, at + 1)) return readMemberType(reading, at, end, local);
  const isCursor = word === 'CURSOR' && isName(tokens, at + 1);
  const name = isCursor ? at + 1 : at;
  if (!isName(tokens, name) || name + 1 >= end) return at;
  const kind = words[name + 1] === 'CONSTANT' ? 'constant' : 'variable';
  if (local) {
    const { start, end: nameEnd } = nameRange(tokens, name);
    bindLocal(reading.facts, reading.scope, 'variable', start, nameEnd);
  } else define(reading, { kind, name: { parts: [name], next: name + 1 }, ...rangeOf(reading, at, end) });
  if (isCursor) {
    reading.readCode(reading, name + 1, end);
    return end;
  }
  const i = readDataType(reading, words[name + 1] === 'CONSTANT' ? name + 2 : name + 1, end);
  reading.readCode(reading, i, end, '=');
  return end;
}

/** `TYPE t IS RECORD (…)`, `TYPE t IS TABLE OF x INDEX BY y`, `SUBTYPE s IS x`. */
function readMemberType(reading: Reading, at: number, end: number, local: boolean): number {
  const { tokens } = reading;
  const { words } = tokens;
  const range = rangeOf(reading, at, end);
  const record = words[at + 3] === 'RECORD' && words[at + 4] === '(';
  let parent = reading.parent;
  if (local) {
    const { start, end: nameEnd } = nameRange(tokens, at + 1);
    bindLocal(reading.facts, reading.scope, 'variable', start, nameEnd);
  } else parent = define(reading, { kind: 'type', name: { parts: [at + 1], next: at + 2 }, ...range });
  if (record) {
    const scope = scopeIn(reading.scope, 'class', tokens.start[at + 4]!, () => range.end);
    readColumns({ ...reading, parent, scope }, at + 5, closing(tokens, at + 4), local ? 'local' : 'field');
  } else if (words[at + 3] === 'REF' && words[at + 4] === 'CURSOR') return end;
  else {
    const i = readDataType(reading, at + 3, end);
    if (words[i] === 'INDEX') readDataType(reading, i + 2, end);
  }
  return end;
}
