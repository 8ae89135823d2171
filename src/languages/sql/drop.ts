import { readDataType } from './data-types.ts';
import { noteNameAt } from './names.ts';
import type { Clause } from './reading.ts';
import { closing, elements, skipWords, statementEnd } from './walk.ts';

const KINDS = new Set(
  'TABLE VIEW INDEX SEQUENCE TYPE DOMAIN SCHEMA FUNCTION PROCEDURE PROC TRIGGER DATABASE POLICY RULE AGGREGATE SYNONYM PACKAGE EVENT ROUTINE ROLE USER EXTENSION SERVER PUBLICATION'.split(
    ' ',
  ),
);
const BEFORE = new Set('MATERIALIZED FOREIGN TEMPORARY EXTERNAL EVENT PUBLIC BODY GLOBAL TEMP'.split(' '));

/** `DROP TABLE IF EXISTS a, b CASCADE`: what is dropped is written, the table of a trigger or index read. */
export const readDrop: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  let i = at + 1;
  while (BEFORE.has(words[i]!)) i++;
  if (!KINDS.has(words[i]!) || i >= level.to) return at + 1;
  i = skipWords(tokens, skipWords(tokens, skipWords(tokens, i + 1, 'CONCURRENTLY'), 'BODY'), 'IF EXISTS');
  const end = statementEnd(tokens, i, level.to);
  while (i < end) {
    const next = noteNameAt(reading, i, end, 'write');
    if (next === i) break;
    i = next;
    if (words[i] === '(') {
      const types = elements(tokens, i + 1, Math.min(closing(tokens, i), end));
      for (const { from, to } of types) readDataType(reading, from, to);
      i = closing(tokens, i) + 1;
    }
    if (words[i] !== ',') break;
    i++;
  }
  if (words[i] === 'ON' && i < end) noteNameAt(reading, i + 1, end, 'read');
  return end;
};
