import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { Defined } from '../meaning.ts';

/** The package that a file says it is of; ''. */
export function packageOf({ facts }: FileView): string {
  return facts.imports.find(({ kind }) => kind === 'package')?.specifier ?? '';
}

/** False for a member that is private to other types, or to another package, than those where it is named. */
export function isAccessible(member: Defined, from: FileView, occurrence: number): boolean {
  const { view, symbol } = member;
  if (!isPrivate(member)) return isOfPackage(member, from);
  const outermost = from === view ? from.symbolsAround(from.placeOf(occurrence))[0] : undefined;
  return outermost !== undefined && view.symbolsAround(view.placeOf(view.nameOfSymbol(symbol)))[0] === outermost;
}

/** True for a member that types below its own have as well, where the source of these is in the file `heir`. */
export function isInherited(member: Defined, heir: FileView): boolean {
  return !isPrivate(member) && isOfPackage(member, heir);
}

/** False for a member that only its package sees, which is another one. Where that is not known it is true. */
function isOfPackage({ view, symbol }: Defined, from: FileView): boolean {
  const { flags = 0, parent = -1 } = view.facts.symbols[symbol] ?? {};
  if (view.file.language !== 'java' || flags & (SYMBOL_FLAGS.exported | SYMBOL_FLAGS.protected)) return true;
  // In a type that is not public itself nothing is told apart.
  const isPublic = ((view.facts.symbols[parent]?.flags ?? 0) & SYMBOL_FLAGS.exported) !== 0;
  return !isPublic || packageOf(view) === packageOf(from);
}

/** True for what only the type around it, as a whole, may name. */
export function isPrivate({ view, symbol }: Defined): boolean {
  return ((view.facts.symbols[symbol]?.flags ?? 0) & SYMBOL_FLAGS.private) !== 0;
}

/** True for a member that a type has without a value; of other languages, which say it in other ways, for all. */
export function isStatic({ view, symbol }: Defined): boolean {
  const { flags = 0, kind } = view.facts.symbols[symbol] ?? {};
  return view.file.language !== 'java' || kind === 'enum-member' || (flags & SYMBOL_FLAGS.static) !== 0;
}
