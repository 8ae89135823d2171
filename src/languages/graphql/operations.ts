import { type Begun, define, finish, inScope, keepName } from './define.ts';
import { isOperation } from './keywords.ts';
import { readList } from './read-list.ts';
import { accept, giveUp, isName, isString, peek, type Reading, startOf, unexpected } from './reading.ts';
import { readTyped } from './schema.ts';
import { readArguments, readDirectives, readKey, readMember, readNamed, variableAt } from './values.ts';

/** Reads an operation, from its keyword or, where it has none, its bracket on. */
export function readOperation(reading: Reading, begun: Begun): void {
  inScope(reading, begun.start, () => {
    if (isOperation(peek(reading))) reading.at++;
    const symbol = isName(reading) ? define(reading, begun, 'function') : undefined;
    readVariables(reading);
    const deprecated = readDirectives(reading);
    if (symbol && peek(reading) === '{') symbol.signatureEnd = startOf(reading);
    readSelections(reading);
    if (symbol) finish(reading, symbol, deprecated);
  });
}

/** Reads a fragment, from its keyword on. */
export function readFragment(reading: Reading, begun: Begun): void {
  reading.at++;
  if (!isName(reading) || peek(reading) === 'on') {
    giveUp(reading);
    return;
  }
  inScope(reading, begun.start, () => {
    const symbol = define(reading, begun, 'function');
    keepName(reading, symbol, 'fragment');
    readVariables(reading);
    if (accept(reading, 'on')) readNamed(reading, 'type');
    else unexpected(reading);
    const deprecated = readDirectives(reading);
    if (peek(reading) === '{') symbol.signatureEnd = startOf(reading);
    readSelections(reading);
    finish(reading, symbol, deprecated);
  });
}

function readVariables(reading: Reading): void {
  readList(reading, '(', () => readVariable(reading));
}

function readVariable(reading: Reading): void {
  while (isString(reading)) reading.at++;
  const variable = variableAt(reading);
  if (!variable) return;
  const { facts, scope, parameters } = reading;
  facts.occurrence(variable.start, variable.end, 'definition');
  parameters.push({ scope, kind: 'parameter', ...variable, symbol: -1 });
  reading.at += 2;
  readTyped(reading);
}

function readSelections(reading: Reading): void {
  if (peek(reading) !== '{') {
    unexpected(reading);
    return;
  }
  readInner(reading);
}

function readInner(reading: Reading): void {
  readList(reading, '{', () => readSelection(reading));
}

function readSelection(reading: Reading): void {
  if (accept(reading, '...')) {
    if (isName(reading) && peek(reading) !== 'on') {
      readNamed(reading, 'fragment');
      readArguments(reading);
      readDirectives(reading);
      return;
    }
    if (accept(reading, 'on')) readNamed(reading, 'type');
    readDirectives(reading);
    readInner(reading);
    return;
  }
  if (!isName(reading)) return;
  if (peek(reading, 1) === ':') {
    readKey(reading);
    reading.at++;
  }
  if (isName(reading)) readMember(reading);
  readArguments(reading);
  readDirectives(reading);
  readInner(reading);
}
