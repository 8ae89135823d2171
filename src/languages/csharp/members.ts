import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOf, type TypedValue, type ValueType } from '../meaning.ts';
import { isInterfaceName, isObjectMember } from './platform.ts';
import { isType, wholeType } from './types.ts';

/** Members of one name that one type has itself. */
export interface Level {
  type: TypedValue;
  members: readonly Defined[];
}

/** Members of one name that a type has, its own first, then those it inherits. */
export interface Chain {
  levels: readonly Level[];
  /** Types of dependencies or the language that it inherits from, by name. */
  outside: readonly string[];
  /** A type that it inherits from is not known. */
  unknown: boolean;
}

/** So many types are looked at. */
const MOST = 200;

/** What is said to be above a type, in order; undefined entries are not known. */
export function supertypesOf(value: TypedValue, links: LinkWorld): (ValueType | undefined)[] {
  return value.of.flatMap(({ view, name }) =>
    view
      .linksOf(name)
      .filter(({ kind }) => kind === 'extends')
      .map((link) => {
        const above = links.typeAt(view, name, link, { declaring: value, self: value });
        return above.is === 'unknown' ? undefined : above;
      }),
  );
}

const kindOf = ({ of: [one] }: TypedValue): string => one?.view.facts.symbols[one.symbol]?.kind ?? 'variable';

/** What a type inherits members from: a class from its base, an interface from all above it. */
function inheritedFrom(value: TypedValue, links: LinkWorld): (ValueType | undefined)[] {
  const kind = kindOf(value);
  if (kind === 'struct' || kind === 'enum' || kind === 'type') return [];
  const all = supertypesOf(value, links);
  if (kind !== 'class') return all;
  return all.filter((above) => {
    if (above?.is === 'instance' || above?.is === 'type') return kindOf(above) === 'class';
    // By custom the names of interfaces, and no others, begin with an I.
    return !(above?.is === 'outside' && isInterfaceName(above.name));
  });
}

/** True for a member that is seen only through an interface: `void IFoo.Run()`. */
function isHidden({ view, symbol }: Defined): boolean {
  const { owner, flags, parent, kind } = view.facts.symbols[symbol]!;
  if (kind === 'constructor') return true;
  if (owner === '' || (flags & SYMBOL_FLAGS.static) !== 0) return false;
  return ((view.facts.symbols[parent]?.flags ?? 0) & SYMBOL_FLAGS.static) === 0;
}

/** Members of a name. What is private is no member of subtypes. */
export function chainOf(start: readonly (ValueType | undefined)[], name: string, links: LinkWorld): Chain {
  const find = (): Chain => readChain(start, name, links);
  const [only, ...more] = start;
  // Many places name the same member of one type.
  return only && more.length === 0 ? links.foundOf(only, `chain ${name}`, find) : find();
}

function readChain(start: readonly (ValueType | undefined)[], name: string, links: LinkWorld): Chain {
  const levels: Level[] = [];
  const outside: string[] = [];
  let unknown = false;
  const seen = new Set<string>();

  function visit(value: ValueType | undefined, inherited: boolean): void {
    if (value?.is === 'outside' || value?.is === 'many') {
      outside.push(value.is === 'many' ? '[]' : value.name);
      return;
    }
    if (value?.is !== 'instance' && value?.is !== 'type') {
      unknown = true;
      return;
    }
    const whole = wholeType(value, links);
    const key = identityOf({ ...whole, is: 'type', args: [] });
    if (seen.has(key) || seen.size > MOST) return;
    seen.add(key);
    const members = whole.of.flatMap((type) => ownMembers(type, name, inherited, links));
    if (members.length > 0) levels.push({ type: whole, members });
    for (const above of inheritedFrom(whole, links)) visit(above, true);
  }
  for (const value of start) visit(value, false);
  return { levels, outside, unknown };
}

function ownMembers({ view, symbol }: Defined, name: string, inherited: boolean, links: LinkWorld): Defined[] {
  return view.symbolsOf(name).flatMap((one) => {
    const { parent, flags } = view.facts.symbols[one]!;
    if (parent !== symbol || (inherited && flags & SYMBOL_FLAGS.private)) return [];
    const member = links.defined(view, one);
    return isHidden(member) ? [] : [member];
  });
}

/** Whether a type of which nothing with a name was found in the project may have it all the same. */
export function mayHave({ outside, unknown }: Chain, name: string): 'has' | 'lacks' | 'may' | 'unknown' {
  if (isObjectMember(name)) return 'has';
  if (unknown) return 'unknown';
  return outside.length === 0 ? 'lacks' : 'may';
}

/** True for a member that a type has itself, and its values have not. */
export function isOfType(one: Defined): boolean {
  const { kind, flags } = one.view.facts.symbols[one.symbol]!;
  return (flags & SYMBOL_FLAGS.static) !== 0 || kind === 'enum-member' || kind === 'constant' || isType(one);
}

/** A chain of what values have, or of what the type has; all where nothing is of the kind. */
export function ofKind(chain: Chain, is: 'instance' | 'type'): Chain {
  const levels = chain.levels.flatMap((level) => {
    const members = level.members.filter((one) => isOfType(one) === (is === 'type'));
    return members.length > 0 ? [{ ...level, members }] : [];
  });
  return levels.length > 0 ? { ...chain, levels } : chain;
}
