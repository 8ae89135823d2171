import { TYPES } from './keywords.ts';
import { isOperand, nameText, noteName, noteToken, readName } from './names.ts';
import type { Reading } from './reading.ts';
import { KIND } from './tokens.ts';
import { after } from './walk.ts';

const BEFORE = new Set(['SETOF', 'REF', 'NATIONAL', 'LONG', 'TABLE', 'VARRAY', 'VARYING', 'OF']);
const TAILS = new Set(['PRECISION', 'VARYING', 'UNSIGNED', 'SIGNED', 'ZEROFILL', 'LARGE', 'OBJECT', 'ARRAY', 'BYTE']);

/**
 * Reads a data type: `schema.mood[]`, `double precision`, `t.c%TYPE`. Types of the dialects are no identifiers. Gives the
 * token after it.
 */
export function readDataType(reading: Reading, at: number, to: number): number {
  const { tokens } = reading;
  const { words, kind } = tokens;
  let i = at;
  while (i + 1 < to && BEFORE.has(words[i]!) && kind[i + 1] === KIND.word) i++;
  if (i >= to) return i;
  const own = TYPES.has(typeWord(reading, i)) && words[i + 1] !== '.' && words[i + 1] !== '%';
  if (own) i++;
  else if (!isOperand(tokens, i)) return i;
  else {
    const name = readName(reading, i, to);
    i = name.next;
    if (words[i] === '%' && /^(?:ROW)?TYPE$/.test(words[i + 1] ?? '')) {
      for (const part of name.parts) noteToken(reading, part, 'read');
      i += 2;
    } else if (name.parts.length === 2 && TYPES.has(words[name.parts[1]!]!)) noteToken(reading, name.parts[0]!, 'read');
    else noteName(reading, name, 'type');
  }
  return typeTail(reading, i, to);
}

/** T-SQL puts its own types in brackets, too: `[int]`. */
function typeWord({ tokens, dialect }: Reading, at: number): string {
  const isQuoted = dialect === 'tsql' && tokens.kind[at] === KIND.quoted;
  return isQuoted ? nameText(tokens, at).toUpperCase() : tokens.words[at]!;
}

function typeTail({ tokens }: Reading, at: number, to: number): number {
  const { words, kind } = tokens;
  let i = at;
  while (i < to) {
    if (words[i] === '(' || TAILS.has(words[i]!)) i = after(tokens, i);
    else if (words[i] === '[') i += words[i + 1] === ']' ? 2 : 3;
    // T-SQL takes what is in brackets for a name.
    else if ((words[i] === 'WITH' || words[i] === 'WITHOUT') && /^(?:LOCAL|TIME)$/.test(words[i + 1] ?? '')) {
      i += words[i + 1] === 'LOCAL' ? 4 : 3;
    } else if (words[i] === 'CHARACTER' && words[i + 1] === 'SET') i += 3;
    else if (words[i] === 'CHAR' && words[i + 1] === 'SET' && kind[i + 2] === KIND.word) i += 3;
    else break;
  }
  return Math.min(i, to);
}
