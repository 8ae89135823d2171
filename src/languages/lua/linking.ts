import { LINK_TARGETS, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { GLOBALS } from './globals.ts';
import { tablesOf } from './tables-of.ts';

const outside = (rule: string): Meaning => ({ is: 'outside', rule });
const MEMBERS: ReadonlySet<SymbolKind> = new Set(['field', 'method']);

/** True for what all files of a program see. */
const isGlobal = ({ view, name }: Defined): boolean =>
  view.linksOf(name).some(({ kind, target }) => kind === 'within' && target === LINK_TARGETS.root);

const isMember = ({ view, occurrence }: NameUse): boolean =>
  occurrence >= 0 && view.linksOf(occurrence).some(({ kind }) => kind === 'member');

/** What a name of Lua means: a member of what stands before it, a local, else what some file has for all. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name, role } = use;
  if (occurrence < 0 || role === 'label' || role === 'definition') return undefined;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (member) {
    const tables = tablesOf(links);
    return tables.member(tables.linked(view, member), name, view);
  }
  if (role === 'key') return { is: 'unknown', rule: 'key' };
  const bound = links.lexical(use);
  if (bound.is !== 'definitions') return bound;
  const [first, ...more] = bound.all;
  // Of several locals in one scope the last one before the place is seen.
  const local = more.length > 0 ? bound.all.filter((one) => one.name < occurrence && !isGlobal(one)).at(-1) : undefined;
  if (local) return { ...bound, all: [local] };
  const isSure = !first || first.symbol < 0 || (more.length === 0 && !isGlobal(first));
  // What is global any file may set.
  return isSure ? bound : { ...bound, certainty: 'inferred', rule: 'global' };
}

/** A global: of the language, or set by one file of the project. */
function unbound({ view, name }: NameUse, links: LinkWorld): Meaning | undefined {
  if (GLOBALS.has(name)) return outside('language');
  if (name === 'self') return { is: 'unknown', rule: 'self' };
  const all = links.definitions(name, view).filter((one) => {
    const { parent, owner, kind } = one.view.facts.symbols[one.symbol]!;
    return parent < 0 && owner === '' && !MEMBERS.has(kind) && isGlobal(one);
  });
  if (all.length === 0) return outside('global');
  return all.length === 1
    ? { is: 'definitions', all, certainty: 'inferred', rule: 'global' }
    : { is: 'unknown', rule: 'global', candidates: all };
}

/** How names of Lua are bound: tables are what they are given to, files what they return. */
export const linking: LinkRules = {
  repeated: 'alternatives',
  hidesMembers: true,
  means,
  unbound,
  fits: (kind, _role, use) => !MEMBERS.has(kind as SymbolKind) || (use !== undefined && isMember(use)),
  inModule: (path, name, links) => tablesOf(links).inFile(path, name),
  mayMean: (use, { view: on, symbol }) => {
    const { kind, owner, flags, parent } = on.facts.symbols[symbol]!;
    if (owner === '' && parent < 0 && !MEMBERS.has(kind))
      return !isMember(use) && (flags & SYMBOL_FLAGS.exported) !== 0;
    return isMember(use);
  },
};
