import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { nearest } from './modules.ts';
import { lastPart, moduleOf, modulesNamed, wholeName } from './whole-names.ts';

/** The definitions of the modules of a whole name that a file means; of several files when it cannot be told which. */
export function modulesOf(written: string, from: FileView, links: LinkWorld): readonly Defined[] {
  const whole = written.replace(/^Elixir\./, '');
  const all = links.definitions(lastPart(whole), from).map((one) => ({ ...one, facts: one.view.facts }));
  return nearest(from.file.path, modulesNamed(whole, all), ({ view }) => view.file.path, links.files);
}

/** The module around a place; undefined when there is none. */
export function moduleAt(
  view: FileView,
  place: { line: number; column: number },
  links: LinkWorld,
): Defined | undefined {
  const around = view.symbolsAround(place).findLast((one) => MODULES.has(view.facts.symbols[one]!.kind));
  return around === undefined ? undefined : links.defined(view, around);
}
const MODULES: ReadonlySet<string> = new Set(['module', 'protocol', 'impl']);

/** The whole name of the module around a place; '' when there is none. */
export function nameAround(view: FileView, occurrence: number): string {
  const around = moduleOf(view.facts, view.symbolsAround(view.placeOf(occurrence)).at(-1) ?? -1) ?? -1;
  return around < 0 ? '' : (wholeName(view.facts, around) ?? '');
}

/** What is wanted of a module: a function with so many arguments, a type, a field of its struct, an attribute. */
export interface Wanted {
  name: string;
  nature: 'function' | 'type' | 'field' | 'attribute';
  /** -1: any. */
  arity: number;
  /** Private ones as well. */
  inside: boolean;
}

/** What a module has of that. */
export function ownMembers(module: Defined, wanted: Wanted, links: LinkWorld): Defined[] {
  const { view, symbol } = module;
  return view.symbolsOf(wanted.name).flatMap((one) => {
    const fits = view.facts.symbols[one]!.parent === symbol && isWanted(view, one, wanted);
    return fits ? [links.defined(view, one)] : [];
  });
}

/** True when a definition is such a one, wherever it stands. */
export function isWanted(view: FileView, symbol: number, { nature, arity, inside }: Wanted): boolean {
  const { kind, flags, parent } = view.facts.symbols[symbol]!;
  switch (nature) {
    case 'attribute':
      return kind === 'constant';
    case 'field':
      return kind === 'field';
    case 'type':
      return (
        kind === 'type' && (arity < 0 || takes(view, symbol, arity)) && (inside || (flags & SYMBOL_FLAGS.private) === 0)
      );
    default: {
      // A record is made and read by a macro of its name.
      if (kind === 'struct') return (arity < 0 || arity < 3) && (inside || (flags & SYMBOL_FLAGS.private) === 0);
      if (kind !== 'function' && kind !== 'macro') return false;
      // A callback is implemented elsewhere.
      const isCallback = (flags & SYMBOL_FLAGS.declaration) !== 0 && view.facts.symbols[parent]?.kind !== 'protocol';
      if (isCallback || (flags & SYMBOL_FLAGS.test) !== 0) return false;
      return (inside || (flags & SYMBOL_FLAGS.private) === 0) && (arity < 0 || takes(view, symbol, arity));
    }
  }
}

/** True when a function can be called with so many arguments. */
export function takes(view: FileView, symbol: number, arity: number): boolean {
  const name = view.nameOfSymbol(symbol);
  // Operators are no identifiers, of which nothing is said.
  if (!/^\w/.test(view.facts.symbols[symbol]!.name)) return true;
  const said = view.linksOf(name);
  const all = said.filter(({ kind }) => kind === 'parameter').length;
  const optional = said.filter(({ kind }) => kind === 'argument').length;
  return all - optional <= arity && arity <= all;
}

/** With how many arguments a name is called where it stands. */
export function arityAt(view: FileView, occurrence: number): number {
  return view.linksOf(occurrence).filter(({ kind }) => kind === 'argument').length;
}
