import type { SymbolKind } from '../../model/index.ts';
import { type Created, type CreatedReader, rangeOf } from './created.ts';
import { define } from './define.ts';
import { noteName, noteNameAt } from './names.ts';
import type { Reading } from './reading.ts';
import { closing, findWord, statementEnd } from './walk.ts';

const KINDS: Record<string, SymbolKind> = {
  ...{ SCHEMA: 'namespace', DATABASE: 'namespace', POLICY: 'rule', RULE: 'rule' },
  ...{ SEQUENCE: 'object', SYNONYM: 'object', ROLE: 'object', USER: 'object', LOGIN: 'object', SERVER: 'object' },
  ...{ PUBLICATION: 'object', SUBSCRIPTION: 'object', COLLATION: 'object', STATISTICS: 'object' },
};
const OWNED = new Set(['OWNED']);
const ABOUT = new Set(['ON', 'FOR', 'TO']);

/** What has no parts of its own: sequences, schemas, roles, synonyms, policies, rules. Others are only read. */
export const readPlain: CreatedReader = (reading, created) => {
  const { tokens } = reading;
  const { words } = tokens;
  const { at, name, what, temporary, to } = created;
  const end = statementEnd(tokens, name.next, to);
  const kind = KINDS[what];
  if (!kind) noteName(reading, name, 'read');
  else define(reading, { kind, name, ...rangeOf(reading, at, end), said: what, temporary });
  if (what === 'POLICY' || what === 'RULE') return readConditions(reading, created, end);
  const about = findWord(tokens, name.next, end, ABOUT);
  if (what === 'SEQUENCE') {
    const owned = findWord(tokens, name.next, end, OWNED);
    if (words[owned + 1] === 'BY') noteNameAt(reading, owned + 2, end, 'read');
  }
  if (what === 'SYNONYM' && about < end) noteNameAt(reading, about + 1, end, 'read');
  return end;
};

/** `ON t … USING (a = b)`, `DO INSTEAD …` */
function readConditions(reading: Reading, { name }: Created, end: number): number {
  const { tokens } = reading;
  const { words } = tokens;
  const about = findWord(tokens, name.next, end, ABOUT);
  // A rule says the event first: `ON INSERT TO t`.
  const table = words[about + 2] === 'TO' ? about + 3 : about + 1;
  let i = noteNameAt(reading, table, end, 'read');
  while (i < end) {
    if (words[i] === 'DO') {
      const first = /^(?:INSTEAD|ALSO)$/.test(words[i + 1] ?? '') ? i + 2 : i + 1;
      reading.readCode(reading, first, end);
      return end;
    }
    if (words[i] === '(') {
      reading.readCode(reading, i + 1, Math.min(closing(tokens, i), end), '=');
      i = closing(tokens, i);
    }
    i++;
  }
  return end;
}
