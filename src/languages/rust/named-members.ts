import type { Role, SymbolKind } from '../../model/index.ts';
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
  return { traits, given, own };
}

/** The trait that has a member. */
export function traitOfMember({ view, symbol }: Defined, links: LinkWorld): Defined {
  return links.defined(view, view.facts.symbols[symbol]!.parent);
}
