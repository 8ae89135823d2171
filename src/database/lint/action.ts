import type { SqlToken } from '../sql-tokens.ts';
import { outside, word } from './word.ts';

/** What a statement does to which table, as far as its first words say. */
export interface Action {
  kind:
    | 'create-table'
    | 'create-index'
    | 'create-view'
    | 'create-trigger'
    | 'drop-table'
    | 'drop-index'
    | 'drop-view'
    | 'drop-trigger'
    | 'rename-table'
    | 'rename-column'
    | 'add-column'
    | 'drop-column'
    | 'insert'
    | 'update'
    | 'delete'
    | 'control'
    | 'other';
  /** The table that is written or changed; of an index or trigger the one it is on; of 'control' the command. Lower case. */
  table: string;
  /** The column that is renamed, added or dropped, or the name of the index, view or trigger. Lower case. */
  name: string;
  /** The new name of what is renamed. Lower case. */
  to: string;
}

const CONTROL = /^(pragma|begin|commit|end|rollback|savepoint|release|vacuum|attach|detach)$/;

/** Reads what a statement does from its tokens. */
export function actionOf(tokens: readonly SqlToken[]): Action {
  const reader = readerOf(tokens);
  const first = reader.word();
  if (CONTROL.test(first)) return { kind: 'control', table: first, name: '', to: '' };
  if (first === 'create') return creation(reader, tokens);
  if (first === 'drop') {
    const what = reader.word();
    reader.skip('if', 'exists');
    const name = reader.name();
    const kind = `drop-${what}` as Action['kind'];
    return { kind, table: what === 'table' ? name : '', name, to: '' };
  }
  if (first === 'alter') return alteration(reader);
  // The verb stands behind common table expressions.
  const at = outside(tokens, ['insert', 'replace', 'update', 'delete', 'select', 'values']);
  const verb = word(tokens[at]);
  const rest = readerOf(tokens.slice(at + 1));
  if (verb === 'insert' || verb === 'replace') {
    if (rest.peek() === 'or') rest.skip('or', rest.peek(1));
    rest.skip('into');
    return { kind: 'insert', table: rest.name(), name: '', to: '' };
  }
  if (verb === 'update') {
    if (rest.peek() === 'or') rest.skip('or', rest.peek(1));
    return { kind: 'update', table: rest.name(), name: '', to: '' };
  }
  if (verb === 'delete') {
    rest.skip('from');
    return { kind: 'delete', table: rest.name(), name: '', to: '' };
  }
  return { kind: 'other', table: '', name: '', to: '' };
}

function creation(reader: Reader, tokens: readonly SqlToken[]): Action {
  while (/^(temp|temporary|unique|virtual)$/.test(reader.peek())) reader.word();
  const what = reader.word();
  reader.skip('if', 'not', 'exists');
  const name = reader.name();
  const kind = `create-${what}` as Action['kind'];
  if (what === 'table') return { kind, table: name, name, to: '' };
  if (what === 'view') return { kind, table: '', name, to: '' };
  // The table of an index or trigger is named after the first ON.
  for (let left = tokens.length; left > 0 && reader.peek() !== 'on'; left -= 1) reader.word();
  reader.skip('on');
  return { kind, table: reader.name(), name, to: '' };
}

function alteration(reader: Reader): Action {
  reader.skip('table');
  const table = reader.name();
  const verb = reader.word();
  if (verb === 'rename' && reader.peek() === 'to') {
    reader.skip('to');
    return { kind: 'rename-table', table, name: '', to: reader.name() };
  }
  reader.skip('column');
  const name = reader.name();
  if (verb === 'rename') {
    reader.skip('to');
    return { kind: 'rename-column', table, name, to: reader.name() };
  }
  if (verb !== 'add' && verb !== 'drop') return { kind: 'other', table, name: '', to: '' };
  return { kind: `${verb}-column`, table, name, to: '' };
}

interface Reader {
  /** The bare word or sign `ahead` tokens from here. */
  peek(ahead?: number): string;
  word(): string;
  skip(...words: readonly string[]): void;
  /** A name with or without quotes and schema; only the last part is given. */
  name(): string;
}

function readerOf(tokens: readonly SqlToken[]): Reader {
  let at = 0;
  const identifier = (): string => tokens[at++]?.text.toLowerCase() ?? '';
  const peek = (ahead = 0): string => word(tokens[at + ahead]);
  return {
    peek,
    word: identifier,
    skip: (...words) => {
      for (const each of words) if (peek() === each) at += 1;
    },
    name: () => {
      const name = identifier();
      if (peek() !== '.') return name;
      at += 1;
      return identifier();
    },
  };
}
