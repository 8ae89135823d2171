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

/** What traits of the project have under a name, and what impls give to traits. */
export function membersNamed(
  name: string,
  role: Role,
  like: FileView,
  links: LinkWorld,
): { traits: Defined[]; given: { one: Defined; impl: Impl }[] } {
  const traits: Defined[] = [];
  const given: { one: Defined; impl: Impl }[] = [];
  for (const one of links.definitions(name, like)) {
    const { parent, owner, kind } = one.view.facts.symbols[one.symbol]!;
    if (!fitsMember(kind, role)) continue;
    if (one.view.facts.symbols[parent]?.kind === 'trait') traits.push(one);
    else if (owner !== '') {
      const impl = implAround(one.view, one.name);
      if (impl && impl.trait >= 0) given.push({ one, impl });
    }
  }
  return { traits, given };
}

/** The trait that has a member. */
export function traitOfMember({ view, symbol }: Defined, links: LinkWorld): Defined {
  return links.defined(view, view.facts.symbols[symbol]!.parent);
}
