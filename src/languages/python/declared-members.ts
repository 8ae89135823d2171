import type { Defined } from '../meaning.ts';

/**
 * True for a member that is a method, a class or has an annotation. An attribute that is only assigned is that of a base
 * which declares it.
 */
export function isDeclared({ view, symbol, name }: Defined): boolean {
  return view.facts.symbols[symbol]?.kind !== 'field' || view.linksOf(name).some(({ kind }) => kind === 'type');
}
