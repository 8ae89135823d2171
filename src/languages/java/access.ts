import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { Defined } from '../meaning.ts';
import { packageOf } from './packages.ts';

/** False for a member that is private to other types, or to another package, than those where it is named. */
export function isAccessible({ view, symbol }: Defined, from: FileView, occurrence: number): boolean {
  const member = view.facts.symbols[symbol];
  if (!member || view.file.language !== 'java') return true;
  const { flags } = member;
  if (flags & SYMBOL_FLAGS.private) {
    const outermost = from === view ? from.symbolsAround(from.placeOf(occurrence))[0] : undefined;
    return outermost !== undefined && view.symbolsAround(view.placeOf(view.nameOfSymbol(symbol)))[0] === outermost;
  }
  // Of what is protected it matters which type names it: it is inherited, or not found at all.
  if (flags & (SYMBOL_FLAGS.exported | SYMBOL_FLAGS.protected) || packageOf(view) === packageOf(from)) return true;
  // In a type that is not public nothing is told apart.
  return ((view.facts.symbols[member.parent]?.flags ?? 0) & SYMBOL_FLAGS.exported) === 0;
}
