import { type Role, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { type Impl, implAround } from './impls.ts';
import { fitsRole } from './roles.ts';

const MEMBERS: ReadonlySet<SymbolKind> = new Set(['method', 'constant', 'type', 'field', 'enum-member']);

/** True when a member of this kind can be meant in a role. */
export function fitsMember(kind: SymbolKind, role: Role): boolean {
  return MEMBERS.has(kind) && (role === 'key' || fitsRole(kind, role, undefined));
}

/** What the project has under a name that is a member. */
export interface NamedMembers {
  /** Of traits. */
  traits: readonly Defined[];
  /** What impls give to traits. */
  given: readonly InImpl[];
  /** Of types, in impls of their own. */
  own: readonly InImpl[];
  /** All that `::name` can mean. */
  inPaths: readonly Defined[];
  /** All that `.name` can mean. */
  ofValues: readonly Defined[];
}

/** A member with the impl that it stands in. */
export interface InImpl {
  one: Defined;
  impl: Impl;
}

const known = new WeakMap<LinkWorld, Map<string, NamedMembers>>();

/** The members that have a name and can be meant in a role; `like` is a file of the language. */
export function membersNamed(name: string, role: Role, like: FileView, links: LinkWorld): NamedMembers {
  let named = known.get(links);
  if (!named) {
    named = new Map();
    known.set(links, named);
  }
  const key = `${role} ${name}`;
  let members = named.get(key);
  if (!members) {
    members = readMembers(links.definitions(name, like), role);
    named.set(key, members);
  }
  return members;
}

function readMembers(all: readonly Defined[], role: Role): NamedMembers {
  const traits: Defined[] = [];
  const given: InImpl[] = [];
  const own: InImpl[] = [];
  for (const one of all) {
    const { parent, owner, kind } = one.view.facts.symbols[one.symbol]!;
    if (!fitsMember(kind, role)) continue;
    if (one.view.facts.symbols[parent]?.kind === 'trait') traits.push(one);
    else if (owner !== '') {
      const impl = implAround(one.view, one.name);
      if (impl) (impl.trait >= 0 ? given : own).push({ one, impl });
    }
  }
  const inPaths = all.filter((one) => isMember(one, role));
  return { traits, given, own, inPaths, ofValues: inPaths.filter((one) => isOfValue(one, role)) };
}

/** The trait that has a member. */
export function traitOfMember({ view, symbol }: Defined, links: LinkWorld): Defined {
  return links.defined(view, view.facts.symbols[symbol]!.parent);
}

/** True for what `.name` can mean: a field, or a function that takes `self`. */
export function isOfValue({ view, symbol }: Defined, role: Role): boolean {
  const { kind, flags } = view.facts.symbols[symbol]!;
  if (kind === 'method') return (flags & SYMBOL_FLAGS.static) === 0;
  return kind === 'field' && role !== 'call';
}

/** True for what `.name` or `::name` can mean: no definition that an impl gives to a trait. */
function isMember(one: Defined, role: Role): boolean {
  const { kind, owner } = one.view.facts.symbols[one.symbol]!;
  if (owner === '') return role !== 'call' || kind !== 'field';
  const impl = implAround(one.view, one.name);
  return impl === undefined || impl.trait < 0;
}
