import type { SymbolKind } from '../../model/index.ts';
import { type Begun, begin, define, finish, inScope, keepName, within } from './define.ts';
import { beginsDefinition } from './keywords.ts';
import { readList } from './read-list.ts';
import { accept, giveUp, isName, peek, type Reading, startOf, unexpected } from './reading.ts';
import { readDirectives, readNamed, readType, readValue } from './values.ts';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  ...{ scalar: 'type', type: 'class', interface: 'interface', union: 'union', enum: 'enum', input: 'struct' },
};

/** Reads a definition of a type, from its keyword on. */
export function readTypeDefinition(reading: Reading, begun: Begun): void {
  const keyword = peek(reading);
  reading.at++;
  if (!isName(reading)) {
    giveUp(reading);
    return;
  }
  const symbol = define(reading, begun, KINDS[keyword]!);
  keepName(reading, symbol, 'type');
  const parent = reading.symbols.length - 1;
  const deprecated = readHead(reading);
  if (peek(reading) === '{') symbol.signatureEnd = startOf(reading);
  within(reading, parent, '', () => readBody(reading, keyword));
  finish(reading, symbol, deprecated);
}

/** Reads what `extend` adds to a type or to the schema, from the keyword of that on. */
export function readExtension(reading: Reading): void {
  const keyword = peek(reading);
  reading.at++;
  if (keyword !== 'schema' && !isName(reading)) {
    giveUp(reading);
    return;
  }
  const owner = keyword === 'schema' ? keyword : peek(reading);
  if (keyword !== 'schema') readNamed(reading, 'type');
  readHead(reading);
  within(reading, -1, owner, () => readBody(reading, keyword));
}

/** Reads `schema { query: Query }`. */
export function readSchema(reading: Reading, begun: Begun): void {
  const symbol = define(reading, begun, 'object');
  const parent = reading.symbols.length - 1;
  readHead(reading);
  if (peek(reading) === '{') symbol.signatureEnd = startOf(reading);
  within(reading, parent, '', () => readBody(reading, 'schema'));
  finish(reading, symbol, false);
}

/** Reads `directive @a(b: Int) repeatable on FIELD`, from its keyword on. */
export function readDirectiveDefinition(reading: Reading, begun: Begun): void {
  reading.at++;
  if (!accept(reading, '@') || !isName(reading)) {
    giveUp(reading);
    return;
  }
  const symbol = define(reading, begun, 'macro');
  keepName(reading, symbol, 'directive');
  readParameters(reading, begun.start);
  const deprecated = readDirectives(reading);
  accept(reading, 'repeatable');
  if (accept(reading, 'on')) {
    accept(reading, '|');
    // Where it may stand is said by words of the language, not by names.
    if (isName(reading)) reading.at++;
    while (accept(reading, '|')) if (isName(reading)) reading.at++;
  }
  finish(reading, symbol, deprecated);
}

function readHead(reading: Reading): boolean {
  if (accept(reading, 'implements')) {
    accept(reading, '&');
    // Of old, nothing stood between them.
    while (isName(reading) && !beginsDefinition(reading)) {
      readNamed(reading, 'type');
      accept(reading, '&');
    }
  }
  return readDirectives(reading);
}

function readBody(reading: Reading, keyword: string): void {
  if (keyword === 'scalar') return;
  if (keyword === 'union') {
    if (!accept(reading, '=')) return;
    accept(reading, '|');
    if (isName(reading)) readNamed(reading, 'type');
    while (accept(reading, '|')) readNamed(reading, 'type');
    return;
  }
  const item = keyword === 'enum' ? readEnumMember : readField;
  readList(reading, '{', () => item(reading));
}

function readField(reading: Reading): void {
  const begun = begin(reading);
  const next = peek(reading, 1);
  if (!isName(reading) || (next !== ':' && next !== '(')) return;
  const symbol = define(reading, begun, 'field');
  readParameters(reading, begun.start);
  finish(reading, symbol, readTyped(reading));
}

function readEnumMember(reading: Reading): void {
  const begun = begin(reading);
  if (!isName(reading)) return;
  const symbol = define(reading, begun, 'enum-member');
  finish(reading, symbol, readDirectives(reading));
}

/** What follows the name of a field, an argument or a variable: `: Int = 1 @deprecated`. True when that is said. */
export function readTyped(reading: Reading): boolean {
  if (accept(reading, ':')) readType(reading);
  else unexpected(reading);
  if (accept(reading, '=')) readValue(reading);
  return readDirectives(reading);
}

/** The arguments of what begins at `start`. Nothing there can name them. */
function readParameters(reading: Reading, start: number): void {
  if (peek(reading) !== '(') return;
  const { parameters } = reading;
  const first = parameters.length;
  inScope(reading, start, () => readList(reading, '(', () => readParameter(reading)));
  const { end } = reading.scopes.at(-1)!;
  for (const parameter of parameters.slice(first)) parameter.visibleFrom = end;
}

function readParameter(reading: Reading): void {
  begin(reading);
  if (!isName(reading) || peek(reading, 1) !== ':') return;
  const { tokens, at, facts, scope, parameters } = reading;
  const [start, end] = [tokens.start[at]!, tokens.end[at]!];
  facts.occurrence(start, end, 'definition');
  parameters.push({ scope, kind: 'parameter', start, end, symbol: -1 });
  reading.at++;
  readTyped(reading);
}
