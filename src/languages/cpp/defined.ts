import type { SymbolKind } from '../../model/index.ts';
import type { Defined } from '../meaning.ts';

/** What can be called. */
export const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
/** What is a value, or gives one. */
export const VALUES: ReadonlySet<SymbolKind> = new Set([...FUNCTIONS, 'variable', 'constant', 'field']);
/** What a value can be of. */
export const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'union', 'enum', 'type']);

/** The kind of a definition; a local is a variable. */
export const kindOf = ({ view, symbol }: Defined): SymbolKind => view.facts.symbols[symbol]?.kind ?? 'variable';
/** The flags of a definition that is no local. */
export const flagsOf = ({ view, symbol }: Defined): number => view.facts.symbols[symbol]!.flags;

/** True for a function that no scope has: a test that a macro defines under another name. */
export function isUnbound({ view, symbol }: Defined): boolean {
  const { kind, owner } = view.facts.symbols[symbol]!;
  return kind === 'function' && owner === '' && view.bindingOfSymbol(symbol) === undefined;
}

/** A definition that has nothing but namespaces around it. */
export function isInNamespace(one: Defined): boolean {
  const { parent, owner, kind } = one.view.facts.symbols[one.symbol]!;
  // A constructor is named by its class.
  if (kind === 'constructor' || isUnbound(one)) return false;
  const around = one.view.facts.symbols[parent];
  if (kind === 'enum-member' && around?.kind === 'enum') return isInNamespace({ ...one, symbol: parent });
  return (parent < 0 || around?.kind === 'namespace') && (owner === '' || kind !== 'method');
}
