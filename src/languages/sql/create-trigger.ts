import { type CreatedReader, rangeOf } from './created.ts';
import { define } from './define.ts';
import { noteNameAt, noteToken } from './names.ts';
import type { Reading } from './reading.ts';
import { type BodyStyle, bodyEnd } from './routine-end.ts';
import { scopeIn } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing, findWord, terminator } from './walk.ts';

const BODY_WORDS = new Set(
  'BEGIN DECLARE AS INSERT UPDATE DELETE SELECT SET IF CALL EXECUTE WITH REPLACE CASE WHILE COMPOUND'.split(' '),
);
const ON = new Set(['ON']);

/** `CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW …`, with a body of each dialect. */
export const readTrigger: CreatedReader = (reading, { at, name, what, to, temporary }) => {
  const { tokens, dialect } = reading;
  const { words, end } = tokens;
  const limit = terminator(tokens, name.next, to);
  const on = findWord(tokens, name.next, limit, ON);
  const body = findBody(reading, on + 1, limit);
  let style: BodyStyle = dialect === 'tsql' ? 'batch' : 'statement';
  if (dialect !== 'tsql' && words[body] === 'DECLARE') style = 'sections';
  const last = body < limit && words[body] !== 'EXECUTE' ? bodyEnd(reading, body, to, style) : limit;
  const range = rangeOf(reading, at, Math.max(last, name.next));
  const signatureEnd = end[Math.max(Math.min(body, last), name.next) - 1]!;
  const symbol = define(reading, { kind: 'trigger', name, ...range, signatureEnd, said: 'TRIGGER', temporary });
  for (let i = name.next; i < on; i++) {
    const column = tokens.kind[i] === KIND.word || tokens.kind[i] === KIND.quoted;
    if (column && (words[i - 1] === 'OF' || (words[i - 1] === ',' && !/^(?:INSERT|UPDATE|DELETE)$/.test(words[i]!)))) {
      noteToken(reading, i, 'read');
    }
  }
  // `CREATE EVENT TRIGGER` is on no table.
  let i = what === 'EVENT' ? on + 2 : noteNameAt(reading, on + 1, last, 'read');
  const scope = scopeIn(reading.scope, 'function', end[name.next - 1]!, () => range.end);
  const inside: Reading = { ...reading, parent: symbol < 0 ? reading.parent : symbol, scope, exported: false };
  for (; i < Math.min(body, last); i = after(tokens, i)) {
    if (words[i] === '(') reading.readCode(inside, i + 1, closing(tokens, i), '=');
    if (words[i] === 'FROM') noteNameAt(inside, i + 1, last, 'read');
  }
  inside.readCode(inside, Math.min(words[body] === 'AS' ? body + 1 : body, last), last);
  return last;
};

/** Where the body begins: the first word that can, behind what is said of events and rows. */
function findBody({ tokens }: Reading, from: number, to: number): number {
  const { words, kind } = tokens;
  for (let i = from; i < to; i = after(tokens, i)) {
    const word = words[i]!;
    if (kind[i] !== KIND.word || !BODY_WORDS.has(word) || words[i - 1] === '.') continue;
    if (/^(?:FOR|AFTER|BEFORE|OF|OR|,|WITH)$/.test(words[i - 1]!)) continue;
    // `REFERENCING NEW AS n`, `NEW TABLE AS t`, `WITH APPEND`, `WITH EXECUTE AS`.
    if (word === 'AS' && /^(?:NEW|OLD|TABLE|ROW|EXECUTE)$/.test(words[i - 1]!)) continue;
    if (word === 'WITH' && /^(?:APPEND|EXECUTE|ENCRYPTION)$/.test(words[i + 1] ?? '')) continue;
    return i;
  }
  return to;
}
