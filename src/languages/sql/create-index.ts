import { noteColumns } from './columns.ts';
import { type CreatedReader, rangeOf } from './created.ts';
import { define } from './define.ts';
import { noteNameAt } from './names.ts';
import { closing, findWord, skipWords, statementEnd } from './walk.ts';

const ON = new Set(['ON']);

/** `CREATE INDEX i ON t USING m (a, lower(b)) INCLUDE (c) WHERE …`; one without a name defines nothing. */
export const readIndex: CreatedReader = (reading, { at, name, temporary, to }) => {
  const { tokens } = reading;
  const { words } = tokens;
  const end = statementEnd(tokens, name.next, to);
  if (name.parts.length > 0)
    define(reading, { kind: 'index', name, ...rangeOf(reading, at, end), said: 'INDEX', temporary });
  let i = findWord(tokens, name.next, end, ON);
  i = noteNameAt(reading, skipWords(tokens, i + 1, 'ONLY'), end, 'read');
  while (i < end) {
    if (words[i] === 'WHERE') {
      reading.readCode(reading, i + 1, end, '=');
      return end;
    }
    if (words[i] !== '(') i++;
    else if (words[i - 1] === 'WITH') i = closing(tokens, i) + 1;
    else i = noteColumns(reading, i);
  }
  return end;
};
