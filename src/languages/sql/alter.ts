import { isConstraint, readColumn, readConstraint } from './columns.ts';
import { readRoutine } from './create-routine.ts';
import { readTrigger } from './create-trigger.ts';
import { readView } from './create-view.ts';
import type { CreatedReader } from './created.ts';
import { readDataType } from './data-types.ts';
import { isName, type Name, nameText, noteName, noteNameAt, noteToken } from './names.ts';
import { nameAt } from './others.ts';
import type { Clause, Reading } from './reading.ts';
import { KIND } from './tokens.ts';
import { closing, elements, skipWords, statementEnd } from './walk.ts';

const AGAIN: Record<string, CreatedReader> = {
  ...{ FUNCTION: readRoutine, PROCEDURE: readRoutine, PROC: readRoutine, TRIGGER: readTrigger, VIEW: readView },
};
const KINDS = new Set(
  'TABLE VIEW INDEX SEQUENCE TYPE DOMAIN SCHEMA FUNCTION PROCEDURE PROC TRIGGER DATABASE POLICY ROLE SERVER'.split(' '),
);
const BEFORE = new Set('MATERIALIZED FOREIGN ONLINE IGNORE EXTERNAL UNIQUE AGGREGATE EVENT'.split(' '));

/** `ALTER TABLE t ADD c int, …`: what is added to a table is defined, with the table as owner. */
export const readAlter: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  let i = at + 1;
  while (BEFORE.has(words[i]!)) i++;
  const what = words[i]!;
  if (!KINDS.has(what) || i + 1 >= level.to) return what === 'COLUMN' ? at : statementEnd(tokens, at + 1, level.to);
  i = skipWords(tokens, skipWords(tokens, i + 1, 'IF EXISTS'), 'ONLY');
  const name = nameAt(reading, i, level.to);
  if (!name) return i;
  // Written anew, it is defined as by a `CREATE`.
  const again = AGAIN[what];
  const isWritten = reading.dialect === 'tsql' || (what === 'VIEW' && words[name.next] === 'AS');
  if (again && isWritten) return again(reading, { at, name, what, temporary: false, to: level.to });
  noteName(reading, name, 'write');
  const end = statementEnd(tokens, name.next, level.to);
  if (what === 'TABLE') readActions(reading, name, end);
  else readOther(reading, name, what, end);
  return end;
};

const NO_COLUMN = new Set('PARTITION PERIOD SYSTEM STORAGE OVERFLOW'.split(' '));

function readActions(reading: Reading, table: Name, end: number): void {
  const { tokens } = reading;
  const owner = table.parts.map((part) => nameText(tokens, part)).join('.');
  let adding = false;
  for (const { from, to } of elements(tokens, table.next, end)) {
    const { words } = tokens;
    let i = skipWords(tokens, skipWords(tokens, from, 'WITH CHECK'), 'WITH NOCHECK');
    const verb = words[i]!;
    if (verb === 'ADD') i++;
    else if (!adding || /^(?:DROP|ALTER|MODIFY|CHANGE|RENAME|ENGINE|AUTO_INCREMENT|SET|OWNER)$/.test(verb)) {
      adding = false;
      readAction(reading, i, to);
      continue;
    }
    adding = true;
    readAdded(reading, i, to, owner);
  }
}

function readAdded(reading: Reading, from: number, to: number, owner: string): void {
  const { tokens } = reading;
  const { words } = tokens;
  const said = words[from] === 'COLUMN';
  const i = skipWords(tokens, said ? from + 1 : from, 'IF NOT EXISTS');
  // Where nothing is around that is in parentheses, a constraint has no symbol around either.
  if (words[i] === '(') {
    for (const element of elements(tokens, i + 1, Math.min(closing(tokens, i), to)))
      readAdded(reading, element.from, element.to, owner);
  } else if (!said && isConstraint(reading, i, to)) readConstraint(reading, i, to, owner);
  else if (isName(tokens, i) && i < to && (said || !NO_COLUMN.has(words[i]!)))
    readColumn(reading, i, to, 'column', owner);
}

const ACTION_WORDS = new Set('COLUMN CONSTRAINT INDEX KEY TRIGGER PARTITION RULE'.split(' '));
const VERBS = new Set(
  'DROP ALTER MODIFY CHANGE RENAME ENABLE DISABLE VALIDATE ATTACH DETACH INHERIT CHECK NOCHECK'.split(' '),
);

/** Anything but an addition: what it is about is written; types and expressions are read. */
function readAction(reading: Reading, from: number, to: number): void {
  const { tokens } = reading;
  const { words, kind } = tokens;
  if (!VERBS.has(words[from]!)) {
    readNames(reading, from, to);
    return;
  }
  let i = from + 1;
  while (i < to && ACTION_WORDS.has(words[i]!)) i++;
  i = skipWords(tokens, i, 'IF EXISTS');
  if (words[i] === 'PRIMARY' || words[i] === 'FOREIGN' || words[i] === 'ALL') {
    readNames(reading, i, to);
    return;
  }
  if (words[i] === 'TO') {
    noteNameTo(reading, i + 1, to);
    return;
  }
  i = noteNameAt(reading, i, to, 'write');
  if (words[from] === 'CHANGE' && (kind[i] === KIND.word || kind[i] === KIND.quoted)) noteToken(reading, i++, 'write');
  if (words[i] === 'TO') {
    noteNameTo(reading, i + 1, to);
    return;
  }
  if (/^(?:MODIFY|CHANGE)$/.test(words[from]!)) i = readDataType(reading, i, to);
  else if (words[from] === 'ALTER')
    i = readDataType(reading, skipWords(tokens, skipWords(tokens, i, 'SET DATA'), 'TYPE'), to);
  readNames(reading, i, to);
}

function noteNameTo(reading: Reading, at: number, to: number): void {
  if (at < to) noteNameAt(reading, at, to, 'write');
}

/** The rest of an action: what stands in parentheses, behind `REFERENCES`, `USING` and `DEFAULT`. */
function readNames(reading: Reading, from: number, to: number): void {
  const { tokens } = reading;
  const { words } = tokens;
  for (let i = from; i < to; i++) {
    if (words[i] === 'USING' || words[i] === 'DEFAULT') {
      reading.readCode(reading, i + 1, to, '=');
      return;
    }
    if (words[i] === '(' && i > from && words[i - 1] !== 'SET') {
      reading.readCode(reading, i + 1, Math.min(closing(tokens, i), to), '=');
      i = closing(tokens, i);
    } else if (words[i] === 'REFERENCES') noteNameAt(reading, i + 1, to, 'read');
    else if (words[i] === 'TO' && words[from] === 'RENAME') noteNameAt(reading, i + 1, to, 'write');
  }
}

/** A label that is added to an enumeration, a constraint to a domain, an attribute to a type. */
function readOther(reading: Reading, name: Name, what: string, end: number): void {
  const { tokens } = reading;
  const { words, kind, start, end: ends } = tokens;
  const owner = name.parts.map((part) => nameText(tokens, part)).join('.');
  const i = name.next;
  if (words[i] === 'ADD' && words[i + 1] === 'VALUE') {
    const at = skipWords(tokens, i + 2, 'IF NOT EXISTS');
    if (kind[at] !== KIND.string || at >= end) return;
    const label = { start: start[at]! + 1, end: ends[at]! - 1 };
    if (label.start >= label.end) return;
    reading.facts.define({
      ...{ kind: 'enum-member', start: start[at]!, end: ends[at]!, nameStart: label.start, nameEnd: label.end },
      ...{ parent: reading.parent, owner, flags: 1 },
    });
  } else if (words[i] === 'ADD' && words[i + 1] === 'ATTRIBUTE') readColumn(reading, i + 2, end, 'field', owner);
  else if (words[i] === 'ADD' && words[i + 1] === 'CONSTRAINT') readConstraint(reading, i + 1, end, owner);
  else if (words[i] === 'RENAME' && words[i + 1] === 'TO') noteNameAt(reading, i + 2, end, 'write');
  else if (words[i] === 'OWNED' && words[i + 1] === 'BY') noteNameAt(reading, i + 2, end, 'read');
  else if (what === 'POLICY' || what === 'TRIGGER') {
    if (words[i] === 'ON') noteNameAt(reading, i + 1, end, 'read');
  }
}
