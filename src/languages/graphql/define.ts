import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FoundSymbol } from '../spec.ts';
import { docAbove } from './doc-above.ts';
import { endOf, isString, type Reading, type Space, startOf } from './reading.ts';

/** A definition of which only what stands before it has been read. It begins behind its description. */
export interface Begun {
  start: number;
  doc: { start: number; end: number } | undefined;
}

/** Reads the description of what comes next, or finds the comment above. */
export function begin(reading: Reading): Begun {
  const start = startOf(reading);
  if (!isString(reading)) return { start, doc: docAbove(reading.tokens, start) };
  while (isString(reading)) reading.at++;
  return { start: startOf(reading), doc: { start, end: endOf(reading) } };
}

/** Adds a definition whose name is the next token, and goes over that. Its end is set by {@link finish}. */
export function define(reading: Reading, { start, doc }: Begun, kind: SymbolKind): FoundSymbol {
  const { tokens, at, symbols, parent, owner } = reading;
  const symbol: FoundSymbol = {
    ...{ kind, start, end: tokens.end[at]!, nameStart: tokens.start[at]!, nameEnd: tokens.end[at]! },
    ...{ parent, owner, flags: SYMBOL_FLAGS.exported },
    ...(doc ? { docStart: doc.start, docEnd: doc.end } : {}),
  };
  symbols.push(symbol);
  reading.at++;
  return symbol;
}

/** Says that all of a definition has been read. */
export function finish(reading: Reading, symbol: FoundSymbol, deprecated: boolean): void {
  symbol.end = endOf(reading);
  if (deprecated) symbol.flags = (symbol.flags ?? 0) | SYMBOL_FLAGS.deprecated;
}

/** Keeps the name of the latest definition, one at file level, to be bound at the end. */
export function keepName({ names, symbols }: Reading, { nameStart, nameEnd }: FoundSymbol, space: Space): void {
  names.push({ space, start: nameStart, end: nameEnd, symbol: symbols.length - 1 });
}

/** Reads with another definition, or another type that is extended, around. */
export function within(reading: Reading, parent: number, owner: string, read: () => void): void {
  const before = { parent: reading.parent, owner: reading.owner };
  Object.assign(reading, { parent, owner });
  read();
  Object.assign(reading, before);
}

/** Reads in a scope of its own that begins at an offset. */
export function inScope(reading: Reading, start: number, read: () => void): void {
  const before = reading.scope;
  const scope = { start, end: start };
  reading.scope = reading.scopes.push(scope);
  read();
  scope.end = endOf(reading);
  reading.scope = before;
}
