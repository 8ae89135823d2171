import { LINK_TARGETS, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning, ValueType } from '../meaning.ts';
import { ancestorsOf, classAncestorsOf } from './constant-lookup.ts';
import { definitionsIn, openingsOf, wholeName } from './constants.ts';

const METHODS: ReadonlySet<SymbolKind> = new Set(['method', 'constructor', 'property', 'function']);

/** The side of a class that has a member: its values, or itself. */
export type Side = 'instance' | 'class';

/** True for `def self.a`, and not for what is a method of a class in other ways. */
function isNamedOwn({ view, name }: Defined): boolean {
  return view.linksOf(name).some(({ kind, target }) => kind === 'within' && target !== LINK_TARGETS.root);
}

/** The members of a name that a class or module has itself: methods and attributes, or (with `@`) variables. */
export function ownMembers(
  whole: string,
  name: string,
  side: Side,
  like: FileView,
  links: LinkWorld,
): readonly Defined[] {
  const all = definitionsIn(name, like, links).get(whole) ?? [];
  const isVariable = name.startsWith('@');
  return all.filter((one) => {
    const { kind, flags } = one.view.facts.symbols[one.symbol]!;
    if (isVariable ? kind !== 'field' : !METHODS.has(kind)) return false;
    if (name.startsWith('@@')) return true;
    const isStatic = (flags & SYMBOL_FLAGS.static) !== 0;
    if (isStatic === (side === 'class')) return true;
    // What a module has for functions, its methods see as well.
    return side === 'instance' && isStatic && !isVariable && kind === 'method' && isModuleFunction(one);
  });
}

const isAttribute = ({ view, symbol }: Defined): boolean => view.facts.symbols[symbol]!.kind === 'property';

/** A method below `module_function`: those that use the module have it, too. */
function isModuleFunction(one: Defined): boolean {
  const { view, symbol } = one;
  const { parent } = view.facts.symbols[symbol]!;
  return !isNamedOwn(one) && view.facts.symbols[parent]?.kind === 'module';
}

/** What a side of a class has under one of several names, the first that it has; under another than that only an attribute. */
export function memberIn(
  whole: string,
  names: readonly string[],
  side: Side,
  like: FileView,
  links: LinkWorld,
): Meaning {
  const own = (of: string, on: Side): readonly Defined[] => {
    for (const [i, name] of names.entries()) {
      const named = ownMembers(of, name, on, like, links);
      const all = i === 0 ? named : named.filter(isAttribute);
      if (all.length > 0) return all;
    }
    return [];
  };
  if (side === 'class') {
    for (const above of classAncestorsOf(whole, like, links)) {
      const all = own(above.whole, above.side);
      if (all.length > 0 && above.whole !== '') return meant(all, above.isSure);
      if (!above.isSure) return { is: 'unknown', rule: 'superclass-unknown' };
    }
    return { is: 'outside', rule: 'no-member' };
  }
  const { all: ancestors, sureUntil, isOpen } = ancestorsOf(whole, like, links);
  for (const [i, above] of ancestors.entries()) {
    const all = own(above, 'instance');
    if (all.length > 0) return meant(all, i < sureUntil);
  }
  // A module may be included in anything, which is then asked as well.
  const isModule = openingsOf(whole, like, links).some(
    ({ view, symbol }) => view.facts.symbols[symbol]!.kind === 'module',
  );
  return isOpen || isModule ? { is: 'unknown', rule: 'superclass-unknown' } : { is: 'outside', rule: 'no-member' };
}

/** Several definitions in a class: the last one that runs counts, which is not known. */
function meant(all: readonly Defined[], isSure: boolean): Meaning {
  const certainty = isSure && all.length === 1 ? 'exact' : 'inferred';
  return { is: 'definitions', all, certainty, rule: all.length === 1 ? 'method' : 'reopened-method' };
}

/** The side and the whole name of the class that a value has the members of; undefined when it is none of the project. */
export function sideOf(value: ValueType, links: LinkWorld): { whole: string; side: Side } | undefined {
  if (value.is !== 'instance' && value.is !== 'type') return undefined;
  const [first] = value.of;
  const whole = first && first.symbol >= 0 ? wholeName(first, links) : undefined;
  return whole === undefined ? undefined : { whole, side: value.is === 'type' ? 'class' : 'instance' };
}
