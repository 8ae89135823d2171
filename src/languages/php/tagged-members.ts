import type { StoredFacts, SymbolKind } from '../../model/index.ts';
import type { Defined } from '../meaning.ts';

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'trait', 'enum']);

/** True for a member that only a tag in the comment of its type declares. */
export function isTagged({ view, symbol }: Pick<Defined, 'view' | 'symbol'>): boolean {
  // Nothing else of PHP is written apart from its type.
  return (view.facts.symbols[symbol]?.owner ?? '') !== '';
}

/** The type that a definition is a member of, also by a tag; -1 for what is no member. */
export function typeOfMember({ symbols }: StoredFacts, symbol: number): number {
  const { owner, parent } = symbols[symbol]!;
  if (owner === '') return parent;
  return symbols.findIndex((one) => one.name === owner && one.parent === parent && TYPES.has(one.kind));
}
