import type { LanguageReader } from '../spec.ts';
import { bindNames } from './bind-names.ts';
import { begin } from './define.ts';
import { readImport } from './imports.ts';
import { isOperation, isTypeKeyword } from './keywords.ts';
import { readFragment, readOperation } from './operations.ts';
import { isName, passOver, peek, type Reading, unexpected } from './reading.ts';
import { readDirectiveDefinition, readExtension, readSchema, readTypeDefinition } from './schema.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** GraphQL, schemas and documents: its grammar knows neither all of the language nor what is in files that do not parse. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const tokens = tokenize(facts.text);
    const { comments, unclosed } = tokens;
    const reading: Reading = {
      ...{ facts, tokens, at: 0, depth: 0, parent: -1, scope: 0, owner: '', isLate, toldAt: -1 },
      ...{ told: Math.min(1, unclosed.length), names: [], symbols: [], scopes: [], parameters: [] },
    };
    for (let i = 0; i < comments.length; i += 2) {
      facts.comment(comments[i]!, comments[i + 1]!);
      readImport(reading, comments[i]!, comments[i + 1]!);
    }
    for (const at of unclosed.slice(0, 1)) facts.problem('syntax-error', 'a string is not closed', at);
    while (reading.at < tokens.count && !isLate()) readDefinition(reading);
    tell(reading);
  },
};

function readDefinition(reading: Reading): void {
  const begun = begin(reading);
  const word = peek(reading);
  if (word === '{' || isOperation(word)) readOperation(reading, begun);
  else if (word === 'fragment') readFragment(reading, begun);
  else if (isTypeKeyword(word)) readTypeDefinition(reading, begun);
  else if (word === 'schema') readSchema(reading, begun);
  else if (word === 'directive') readDirectiveDefinition(reading, begun);
  else if (word === 'extend' && (isTypeKeyword(peek(reading, 1)) || peek(reading, 1) === 'schema')) {
    reading.at++;
    readExtension(reading);
  } else skip(reading);
}

/** Passes over what begins no definition: the words that follow on its line, and what is in brackets behind them. */
function skip(reading: Reading): void {
  unexpected(reading);
  const { tokens } = reading;
  reading.at++;
  while (isName(reading) && !isKeyword(peek(reading)) && isSameLine(tokens, reading.at)) reading.at++;
  if (peek(reading) !== '{' || !isSameLine(tokens, reading.at)) return;
  reading.at++;
  passOver(reading);
}

function isSameLine({ text, start, end }: Tokens, at: number): boolean {
  return !/[\n\r]/.test(text.slice(end[at - 1], start[at]));
}

function isKeyword(word: string): boolean {
  return isTypeKeyword(word) || isOperation(word) || /^(?:schema|extend|directive|fragment)$/.test(word);
}

function tell(reading: Reading): void {
  const { facts, symbols, scopes, parameters } = reading;
  for (const symbol of symbols) facts.define(symbol);
  for (const { start, end } of scopes) facts.scope('function', start, end, 0);
  for (const parameter of parameters) facts.bind(parameter);
  bindNames(reading);
}
