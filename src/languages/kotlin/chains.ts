import { LINK_TARGETS, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOf, type TypedValue, type ValueType } from '../meaning.ts';
import { hasStandard } from './standard.ts';

/** Members of one name that one type has itself. */
export interface Level {
  type: TypedValue;
  members: readonly Defined[];
  /** False when a type that is not known comes before, and may have the name. */
  isSure: boolean;
}

/** Members of one name that a value has: those of its type first, then those of all above. */
export interface Chain {
  levels: readonly Level[];
  /** A type that is not known, or of a dependency, may have the name as well. */
  isOpen: boolean;
  /** A type of the platform certainly has it. */
  isOutside: boolean;
}

/** So many types are looked at. */
const MOST = 200;
export const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'enum', 'object', 'trait']);

/** What a type takes its members from; undefined entries are not known. */
export function supertypesOf({ of }: TypedValue, links: LinkWorld, through?: TypedValue): (ValueType | undefined)[] {
  return of.flatMap(({ view, name }) =>
    view
      .linksOf(name)
      .filter(({ kind }) => kind === 'extends' || kind === 'implements')
      .map((link) => {
        const receiver = through && { declaring: through, self: through };
        return link.target < 0 ? undefined : links.typeAt(view, name, link, receiver);
      }),
  );
}

/** Which members count: those of values of a type, or those of the type itself. */
type Pick = (one: Defined) => boolean;

/** The members of a name in the first types and all above them. */
export function chainOf(
  start: readonly (ValueType | undefined)[],
  name: string,
  links: LinkWorld,
  isWanted: Pick = () => true,
  inherits = false,
): Chain {
  const levels: Level[] = [];
  let [isOpen, isOutside] = [false, hasStandard('Any', name) === true];
  const seen = new Set<string>();

  function visit(value: ValueType | undefined, inherited: boolean): void {
    if (value?.is === 'outside') {
      const has = value.name === '' ? undefined : hasStandard(value.name, name);
      if (has === undefined) isOpen = true;
      if (has === true) isOutside = true;
    } else if (value?.is !== 'instance' && value?.is !== 'type') isOpen = true;
    else {
      const key = identityOf({ ...value, is: 'type', args: [] });
      if (seen.has(key) || seen.size > MOST) return;
      seen.add(key);
      const members = value.of.flatMap((type) => ownMembers(type, name, inherited, links)).filter(isWanted);
      if (members.length > 0) levels.push({ type: value, members, isSure: !isOpen });
      for (const above of supertypesOf(value, links, value)) visit(above, true);
    }
  }
  for (const value of start) visit(value, inherits);
  return { levels, isOpen, isOutside };
}

/** The members of a name that stand in a type. */
export function ownMembers({ view, symbol }: Defined, name: string, inherited: boolean, links: LinkWorld): Defined[] {
  const { symbols } = view.facts;
  const isIn = (one: number): boolean => {
    const { parent, flags, kind } = symbols[one]!;
    return parent === symbol && kind !== 'constructor' && !(inherited && flags & SYMBOL_FLAGS.private);
  };
  const named = view.symbolsOf(name).filter(isIn);
  if (named.length > 0 || view.file.language !== 'java') return named.map((one) => links.defined(view, one));
  // What reads or writes a property of Java is a method.
  const capital = name.slice(0, 1).toUpperCase() + name.slice(1);
  const accessors = [`get${capital}`, ...(/^is\p{Lu}/u.test(name) ? [name] : [])].flatMap((one) => view.symbolsOf(one));
  return accessors
    .filter((one) => isIn(one) && parametersOf(links.defined(view, one)).length === 0)
    .map((one) => links.defined(view, one));
}

/** The names of the parameters of a function. */
export function parametersOf({ view, name }: Defined): number[] {
  return view.linksOf(name).flatMap(({ kind, target }) => (kind === 'parameter' ? [target] : []));
}

const isStaticFlag = ({ view, symbol }: Defined): boolean =>
  (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.static) !== 0;
const kindOf = ({ view, symbol }: Defined): SymbolKind | undefined => view.facts.symbols[symbol]?.kind;

/** True for a member of values of the type, not of the type itself. */
export function isOfValue(one: Defined): boolean {
  const kind = kindOf(one);
  if (kind === undefined || kind === 'enum-member' || TYPES.has(kind) || kind === 'type') return false;
  return one.view.file.language !== 'java' || !isStaticFlag(one);
}

/** True for a companion: the object whose members are those of the type around it. */
export function isCompanion({ view, symbol, name }: Defined): boolean {
  const one = view.facts.symbols[symbol];
  if (one?.kind !== 'object' || one.parent < 0) return false;
  return (
    one.name === 'companion' ||
    view.linksOf(name).some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.type)
  );
}

/** The companion in a type. */
export function companionOf({ view, symbol }: Defined, links: LinkWorld): Defined | undefined {
  const found = view.childrenOf(symbol).find((one) => isCompanion(links.defined(view, one)));
  return found === undefined ? undefined : links.defined(view, found);
}

/** What is named without a value of the type in its body, nearest first: types, constants, members of companions. */
export function staticChain(type: Defined, name: string, links: LinkWorld): Chain {
  const value: TypedValue = { is: 'type', of: [type], certainty: 'exact' };
  if (kindOf(type) === 'object') return chainOf([value], name, links);
  const own = chainOf([value], name, links, (one) => !isOfValue(one));
  const companions = withAbove(value, links).flatMap((one) =>
    one.of
      .flatMap((each) => companionOf(each, links) ?? [])
      .map((each): TypedValue => ({ is: 'type', of: [each], certainty: 'exact' })),
  );
  if (companions.length === 0) return own;
  const of = chainOf(companions, name, links);
  return {
    levels: [...own.levels, ...of.levels],
    isOpen: own.isOpen || of.isOpen,
    isOutside: own.isOutside || of.isOutside,
  };
}

/** A type and those above it, of this project. */
function withAbove(value: TypedValue, links: LinkWorld): TypedValue[] {
  const seen = new Map([[identityOf({ ...value, args: [] }), value]]);
  for (const one of seen.values()) {
    for (const above of supertypesOf(one, links)) {
      if ((above?.is === 'type' || above?.is === 'instance') && seen.size < MOST) {
        const next: TypedValue = { ...above, is: 'type', args: [] };
        const key = identityOf(next);
        if (!seen.has(key)) seen.set(key, next);
      }
    }
  }
  return [...seen.values()];
}

/** What an import takes of a type: constants, nested types, what an object has. */
export function staticMembers(type: Defined, name: string, links: LinkWorld): readonly Defined[] {
  const kind = kindOf(type);
  if (kind === undefined || !TYPES.has(kind)) return [];
  const value: TypedValue = { is: 'type', of: [type], certainty: 'exact' };
  const { levels } =
    kind === 'object' ? chainOf([value], name, links) : chainOf([value], name, links, (one) => !isOfValue(one));
  return levels.slice(0, 1).flatMap(({ members }) => members);
}
