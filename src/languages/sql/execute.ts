import { isOperand, noteName, noteToken, readName } from './names.ts';
import type { Clause } from './reading.ts';
import { KIND } from './tokens.ts';

/** `EXEC @rc = dbo.p @a = 1`, `CALL p(1)`, `EXECUTE FUNCTION f()`: a call; what arguments are called is a key. */
export const readExecute: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words, kind } = tokens;
  let i = at + 1;
  if (/^(?:FUNCTION|PROCEDURE|IMMEDIATE)$/.test(words[i] ?? '')) i++;
  if (words[i] === 'AS' || words[i] === 'ON') return i + 1;
  if (words[at + 1] === 'IMMEDIATE' || !isOperand(tokens, i) || i >= level.to) return i;
  if (kind[i] === KIND.variable && words[i + 1] === '=') {
    noteToken(reading, i, 'write');
    i += 2;
    if (!isOperand(tokens, i) || i >= level.to) return i;
  }
  const name = readName(reading, i, level.to);
  noteName(reading, name, kind[i] === KIND.variable ? 'read' : 'call');
  i = name.next;
  while (i < level.to && kind[i] === KIND.variable && words[i + 1] === '=') {
    noteToken(reading, i, 'key');
    i += 2;
    while (i < level.to && kind[i] !== KIND.variable && (kind[i]! < KIND.sign || words[i] === '-')) i++;
    if (kind[i] === KIND.variable && words[i + 1] !== '=' && i < level.to) noteToken(reading, i++, 'read');
    while (/^(?:OUT|OUTPUT|READONLY)$/.test(words[i] ?? '')) i++;
    if (words[i] !== ',') break;
    i++;
  }
  return Math.min(i, level.to);
};
