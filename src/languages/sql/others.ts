import { isName, isOperand, nameRange, noteNameAt, noteToken, readName } from './names.ts';
import type { Clause } from './reading.ts';
import { bindLocal } from './scopes.ts';
import { KIND } from './tokens.ts';
import { closing, findWord, skipWords, statementEnd } from './walk.ts';

/** `COMMENT ON TABLE t IS '…'`: what is commented is read. */
export const readCommentOn: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  if (words[at + 1] !== 'ON') return at;
  let i = skipWords(tokens, skipWords(tokens, at + 2, 'MATERIALIZED'), 'FOREIGN') + 1;
  i = noteNameAt(reading, i, level.to, 'read');
  if (words[i] === '(') for (let a = i + 1; a < closing(tokens, i); a++) noteTypeLike(reading, a);
  const end = statementEnd(tokens, i, level.to);
  i = findWord(tokens, i, end, new Set(['ON', 'IS']));
  if (words[i] === 'ON') noteNameAt(reading, i + 1, end, 'read');
  return end;
};

const noteTypeLike = (reading: Parameters<Clause>[0], at: number): void => {
  if (reading.tokens.kind[at] === KIND.quoted) noteToken(reading, at, 'type');
};

/** `GRANT … ON t TO r` and the like: what it is about is read, the rest names nothing that is looked for. */
export const skipStatement: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  const end = statementEnd(tokens, at + 1, level.to);
  if (words[at] === 'PRAGMA' || words[at + 1] === '(' || words[at + 1] === ',')
    return words[at] === 'PRAGMA' ? end : at + 1;
  let i = findWord(tokens, at + 1, end, new Set(['ON']));
  if (i === end) return end;
  i++;
  while (i < end && KINDS.has(words[i]!) && words[i + 1] !== '.' && words[i + 1] !== 'TO') i++;
  while (i < end) {
    const next = noteNameAt(reading, i, end, 'read');
    if (next === i || words[next] !== ',') break;
    i = next + 1;
  }
  return end;
};

const KINDS = new Set(
  'TABLE VIEW SCHEMA SEQUENCE FUNCTION PROCEDURE ROUTINE DATABASE TYPE DOMAIN LANGUAGE ALL TABLES SEQUENCES FUNCTIONS ROUTINES IN FOREIGN SERVER DATA WRAPPER TABLESPACE OBJECT'.split(
    ' ',
  ),
);
const BETWEEN = new Set(
  'TABLE INDEX MATERIALIZED VIEW CONCURRENTLY VERBOSE FULL FREEZE ANALYZE SCHEMA DATABASE SYSTEM TABLES ONLY NO_WRITE_TO_BINLOG LOCAL'.split(
    ' ',
  ),
);
const COPIES = new Set(['COPY']);

/** `REFRESH MATERIALIZED VIEW v`, `LOCK TABLE t`, `COPY t (a) FROM …`, `USE d`: a verb and the thing it is done to. */
export const readNamed: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words, kind } = tokens;
  const before = kind[at - 1];
  if (at > 0 && before !== undefined && before < KIND.end && !/^(?:BEGIN|THEN|ELSE|LOOP|EXPLAIN)$/.test(words[at - 1]!))
    return at;
  let i = at + 1;
  while (i < level.to && kind[i] === KIND.word && BETWEEN.has(words[i]!)) i++;
  if (!isName(tokens, i) || i >= level.to) return at;
  const role = COPIES.has(words[at]!) ? 'write' : 'read';
  i = noteNameAt(reading, i, level.to, role);
  if (words[i] === '(') {
    for (let c = i + 1; c < closing(tokens, i); c++) if (isOperand(tokens, c)) noteToken(reading, c, role);
  }
  return statementEnd(tokens, i, level.to);
};

/** `DO $$ … $$` */
export const readBody: Clause = (reading, level, at) => {
  const { tokens, readText } = reading;
  let i = at + 1;
  if (tokens.words[i] === 'LANGUAGE') i += 2;
  if (tokens.kind[i] !== KIND.body || i >= level.to) return at + 1;
  readText(reading, ...bodyRange(tokens, i));
  return statementEnd(tokens, i, level.to);
};

/** What stands between the marks of `$$ … $$`. */
export function bodyRange({ text, start, end }: Parameters<Clause>[0]['tokens'], at: number): [number, number] {
  const [from, to] = [start[at]!, end[at]!];
  const mark = text.indexOf('$', from + 1) + 1 - from;
  const closed = to - from >= 2 * mark && text.startsWith(text.slice(from, from + mark), to - mark);
  return [Math.min(from + mark, to), closed ? to - mark : to];
}

/** `OVER w` names a window, `WINDOW w AS (…)` gives the name. */
export const readOver: Clause = (reading, level, at) => {
  const { tokens } = reading;
  if (tokens.words[at + 1] === '(' || !isName(tokens, at + 1) || at + 1 >= level.to) return at;
  noteToken(reading, at + 1, 'read');
  return at + 2;
};

/** See {@link readOver}. */
export const readWindow: Clause = ({ tokens, facts }, level, at) => {
  if (!isName(tokens, at + 1) || tokens.words[at + 2] !== 'AS') return at;
  const { start, end } = nameRange(tokens, at + 1);
  bindLocal(facts, level.scope, 'variable', start, end);
  return at + 3;
};

/** The name and its tokens at `at`, where one stands there. */
export function nameAt(
  reading: Parameters<Clause>[0],
  at: number,
  to: number,
): ReturnType<typeof readName> | undefined {
  return at < to && isOperand(reading.tokens, at) ? readName(reading, at, to) : undefined;
}
