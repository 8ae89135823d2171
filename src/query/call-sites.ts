import type { Defined, FileView, Meaning } from '../languages/index.ts';
import { CROSS_FILE_OFF, type Linker, TYPES } from '../link/index.ts';
import { ROLES, SYMBOL_FLAGS, type SymbolKind, type Tier } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import { likeliest } from './likeliest.ts';

/** A place where something is called, or a function is given away, and what is known of it. */
export type CallSite = { occurrence: number } & (
  | { is: 'known'; to: Defined; tier: Tier; passed: boolean }
  /** Any of these, by their name. */
  | { is: 'possible'; candidates: readonly Defined[] }
  /** Something that is not of this project; 'possible' where it is imported, and imports are not followed. */
  | { is: 'outside'; tier: Extract<Tier, 'exact' | 'possible'> }
);

/** Occurrences from `first` to `end`, which is not in it. */
export interface Piece {
  first: number;
  end: number;
}

const CALL = ROLES.indexOf('call');
const READ = ROLES.indexOf('read');
/** Kinds that run when they are called. */
export const FUNCTION_KINDS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'macro']);

/** True when a definition has a body of its own, which runs when it is called. */
export function runs({ view, symbol }: Defined): boolean {
  const one = view.facts.symbols[symbol];
  return one !== undefined && FUNCTION_KINDS.has(one.kind) && (one.flags & SYMBOL_FLAGS.declaration) === 0;
}

/** All of a definition, from its name on, if it has one. */
export function pieceOf({ view, symbol, name }: Defined): Piece {
  const own = view.facts.symbols[symbol];
  if (!own) return { first: 0, end: 0 };
  const after = view.firstFrom({ line: own.endLine, column: own.endColumn });
  const first = name >= 0 ? name : view.firstFrom({ line: own.startLine, column: own.startColumn });
  return { first, end: after };
}

/**
 * What runs when a definition is called: all of it but the named functions in it, which run when they are called
 * themselves. Of a type: its constructors, and what stands in it outside of functions.
 */
export function ownPieces(one: Defined): Piece[] {
  const { view } = one;
  const { symbols } = view.facts;
  const isType = TYPES.has(symbols[one.symbol]?.kind ?? 'variable');
  const { first, end } = pieceOf(one);
  const pieces: Piece[] = [];
  let at = first;
  for (let i = one.symbol + 1; i < symbols.length && at < end; i++) {
    const inner = symbols[i]!;
    const from = view.firstFrom({ line: inner.startLine, column: inner.startColumn });
    if (from >= end) break;
    const apart = FUNCTION_KINDS.has(inner.kind) || TYPES.has(inner.kind) || inner.kind === 'property';
    if (from < at || !apart || (isType && inner.parent === one.symbol && inner.kind === 'constructor')) continue;
    pieces.push({ first: at, end: from });
    at = view.firstFrom({ line: inner.endLine, column: inner.endColumn });
  }
  if (at < end) pieces.push({ first: at, end });
  return pieces;
}

/** True when something is called in a piece. */
export function hasCalls(view: FileView, { first, end }: Piece): boolean {
  return view.occurrences.role.subarray(first, end).includes(CALL);
}

/** The calls in a piece of a file in source order, and the functions that are given away there. */
export function callSites(linker: Linker, context: QueryContext, view: FileView, piece: Piece): CallSite[] {
  const sites: CallSite[] = [];
  for (let occurrence = piece.first; occurrence < piece.end; occurrence++) {
    const role = view.occurrences.role[occurrence];
    if (role !== CALL && role !== READ) continue;
    const meaning = linker.meaning(view, occurrence);
    if (meaning.is === 'definitions') {
      // Of overloads the one with the body.
      const to = meaning.all.find(runs) ?? (role === CALL ? meaning.all[0] : undefined);
      if (!to) continue;
      const passed = role === READ;
      const tier = passed ? 'inferred' : meaning.certainty;
      sites.push({ occurrence, is: 'known', to, tier, passed });
    } else if (role === CALL) {
      const candidates =
        meaning.is === 'unknown' ? (meaning.candidates ?? likeliest(view, occurrence, linker, context)) : [];
      if (candidates.length > 0) sites.push({ occurrence, is: 'possible', candidates });
      else
        sites.push({ occurrence, is: 'outside', tier: isUnfollowed(view, occurrence, meaning) ? 'possible' : 'exact' });
    }
  }
  return sites;
}

function isUnfollowed(view: FileView, occurrence: number, { rule }: Meaning): boolean {
  const name = view.nameAt(occurrence);
  return rule === CROSS_FILE_OFF && view.facts.imports.some(({ local }) => local === name);
}
