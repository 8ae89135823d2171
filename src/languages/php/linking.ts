import { type BindingKind, ROLES, type Role, type SymbolKind } from '../../model/index.ts';
import type { LinkRules, LinkWorld } from '../link-rules.ts';
import type { Defined, ValueType } from '../meaning.ts';
import { heldBy } from './held-values.ts';
import { meaningOf } from './meanings.ts';
import { namedArgument, nameInCalls } from './named-arguments.ts';
import { elements, given, lacks } from './own-types.ts';
import { countingTypes } from './said-types.ts';
import { valueAt } from './variable-values.ts';

const TYPES: ReadonlySet<SymbolKind | BindingKind> = new Set(['class', 'interface', 'trait', 'enum']);
const CALLED: ReadonlySet<SymbolKind | BindingKind> = new Set(['function', 'method', 'constructor']);
const MENTION = ROLES.indexOf('mention');
const READ: ReadonlySet<SymbolKind | BindingKind> = new Set([
  ...(['constant', 'property', 'enum-member', 'variable', 'parameter'] as const),
]);

/** `new Foo` calls the type. A method can be read only where a type that uses a trait gives it another name. */
function fits(kind: SymbolKind | BindingKind, role: Role): boolean {
  switch (role) {
    case 'type':
      return TYPES.has(kind);
    case 'call':
      return CALLED.has(kind) || TYPES.has(kind) || kind === 'variable' || kind === 'parameter';
    case 'read':
    case 'write':
      return READ.has(kind);
    default:
      return true;
  }
}

/** Traits come before what is extended, interfaces after it; what `@mixin` says counts least. */
function supertypes(type: Defined, links: LinkWorld): readonly (ValueType | undefined)[] {
  const { view, name } = type;
  return view
    .linksOf(name)
    .filter(({ kind }) => kind === 'extends' || kind === 'implements')
    .map((link) => {
      const value = link.target < 0 ? undefined : links.valueOf(links.meaning(view, link.target));
      const is = value?.is === 'type' ? ('instance' as const) : undefined;
      const kind = value?.is === 'type' ? value.of[0]!.view.facts.symbols[value.of[0]!.symbol]?.kind : undefined;
      const isSaid = link.target >= 0 && view.occurrences.role[link.target] === MENTION;
      const rank = isSaid ? 3 : kind === 'trait' ? 0 : link.kind === 'extends' ? 1 : 2;
      if (value?.is === 'outside') return { rank, value };
      return { rank, value: is && value?.is === 'type' ? { ...value, is } : undefined };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** How names of PHP are bound: types, functions and constants by their namespaces, variables by their function. */
export const linking: LinkRules = {
  repeated: 'alternatives',
  hidesMembers: true,
  provesResults: true,
  anyCase: (kind) => CALLED.has(kind) || TYPES.has(kind),
  fitsByRole: true,
  fits,
  means: meaningOf,
  key: namedArgument,
  otherNames: nameInCalls,
  value: valueAt,
  counting: countingTypes,
  held: (value, links) => heldBy(value, links),
  supertypes,
  lacks,
  elements,
  given,
};
