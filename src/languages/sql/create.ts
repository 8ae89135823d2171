import { readIndex } from './create-index.ts';
import { readPackage } from './create-package.ts';
import { readPlain } from './create-plain.ts';
import { readRoutine } from './create-routine.ts';
import { readTable } from './create-table.ts';
import { readTrigger } from './create-trigger.ts';
import { readType } from './create-type.ts';
import { readView } from './create-view.ts';
import type { CreatedReader } from './created.ts';
import { type Name, readName } from './names.ts';
import { nameAt } from './others.ts';
import type { Clause, Reading } from './reading.ts';
import { KIND, type Tokens } from './tokens.ts';
import { after, skipWords } from './walk.ts';

const READERS: ReadonlyMap<string, CreatedReader> = new Map(
  Object.entries({
    ...{ TABLE: readTable, VIEW: readView, INDEX: readIndex, TRIGGER: readTrigger, TYPE: readType, DOMAIN: readType },
    ...{
      FUNCTION: readRoutine,
      PROCEDURE: readRoutine,
      PROC: readRoutine,
      AGGREGATE: readRoutine,
      PACKAGE: readPackage,
    },
    ...{
      SEQUENCE: readPlain,
      SCHEMA: readPlain,
      DATABASE: readPlain,
      SYNONYM: readPlain,
      ROLE: readPlain,
      POLICY: readPlain,
    },
    ...{ RULE: readPlain, EVENT: readRoutine, SERVER: readPlain, PUBLICATION: readPlain, SUBSCRIPTION: readPlain },
    ...{
      EXTENSION: readPlain,
      STATISTICS: readPlain,
      COLLATION: readPlain,
      LANGUAGE: readPlain,
      TABLESPACE: readPlain,
    },
    ...{ USER: readPlain, LOGIN: readPlain, MACRO: readRoutine, CONVERSION: readPlain, LOGFILE: readPlain },
    ...{ ALIAS: readPlain, CONTEXT: readPlain, DIRECTORY: readPlain, LIBRARY: readPlain, GROUP: readPlain },
    ...{ CLASS: readPlain, FAMILY: readPlain, CONFIGURATION: readPlain, DICTIONARY: readPlain, METHOD: readPlain },
  } satisfies Record<string, CreatedReader>),
);
/** Keywords that are names in PostgreSQL. */
const OPTIONAL = new Set([
  'ADD',
  'DROP',
  'ALTER',
  'DIV',
  'MINUS',
  'INSERT',
  'UPDATE',
  'DELETE',
  'TRUNCATE',
  'APPLY',
  'LOOP',
  'MERGE',
]);
const TEMPORARY = new Set(['TEMP', 'TEMPORARY', 'VOLATILE']);

/** `CREATE …`: what is created is defined. */
export const readCreate: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  const kindAt = findKind(tokens, at + 1, level.to);
  if (kindAt < 0) return at + 1;
  const what = words[kindAt]!;
  const temporary = words.slice(at, kindAt).some((word) => TEMPORARY.has(word));
  let i = kindAt + 1;
  const isEventTrigger = what === 'EVENT' && words[i] === 'TRIGGER';
  if (what === 'AGGREGATE' || what === 'EVENT') i = skipWords(tokens, skipWords(tokens, i, 'FUNCTION'), 'TRIGGER');
  if (words[i] === 'BODY') i++;
  i = skipWords(tokens, i, 'CONCURRENTLY');
  i = skipWords(tokens, i, 'IF NOT EXISTS');
  i = skipWords(tokens, i, 'AUTHORIZATION');
  const name = nameAt(reading, i, level.to) ?? keywordAt(reading, i, level.to);
  if (!name || (what === 'INDEX' && words[i] === 'ON')) {
    // An index may have no name: what it is on is read all the same.
    return what === 'INDEX'
      ? readIndex(reading, { at, name: { parts: [], next: i }, what, temporary, to: level.to })
      : i;
  }
  // `CREATE USER MAPPING`, `CREATE TEXT SEARCH …` and the like name nothing here.
  if (what === 'USER' && words[i] === 'MAPPING') return name.next;
  if (isEventTrigger) return readTrigger(reading, { at, name, what, temporary, to: level.to });
  return READERS.get(what)!(reading, { at, name, what, temporary, to: level.to });
};

/** PostgreSQL: `CREATE FUNCTION add(…)` though that is a keyword elsewhere. */
function keywordAt(reading: Reading, at: number, to: number): Name | undefined {
  const { words, kind } = reading.tokens;
  if (at + 1 >= to || kind[at] !== KIND.word || words[at + 1] !== '(' || !OPTIONAL.has(words[at]!)) return undefined;
  return readName(reading, at, to);
}

/** The word that says what is created, behind all that says how; -1 when there is none known. */
function findKind(tokens: Tokens, from: number, to: number): number {
  const { words, kind } = tokens;
  const end = Math.min(to, from + 24);
  for (let i = from; i < end; i = after(tokens, i)) {
    const word = words[i]!;
    if (kind[i]! >= KIND.end) return -1;
    if (!READERS.has(word) || kind[i] !== KIND.word) continue;
    // `DEFINER = user@host FUNCTION`; `EVENT TRIGGER` is read as an event is.
    if (words[i - 1] !== '=' && words[i - 1] !== '@') return i;
  }
  return -1;
}
