import { LINK_TARGETS, type StoredBinding, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning, TypedValue } from '../meaning.ts';
import { aliasBrought, importedAt, importedInBlock, madeIn } from './brought.ts';
import {
  arityAt,
  isWanted,
  moduleAt,
  modulesOf,
  nameAround,
  ownMembers,
  takes,
  type Wanted,
} from './module-members.ts';
import { wholeName } from './whole-names.ts';

const isModuleName = (name: string): boolean => /^\p{Lu}/u.test(name);
const outside = (rule: string): Meaning => ({ is: 'outside', rule });
const FUNCTIONS: ReadonlySet<string> = new Set<SymbolKind>(['function', 'macro']);

/** One thing: that is it. Several: it cannot be told which. */
function found(all: readonly Defined[], rule: string, certainty: 'exact' | 'inferred' = 'exact'): Meaning {
  const [first] = all;
  if (!first) return outside(rule);
  // Clauses of one function may stand apart, or in branches of a condition.
  const isOne = all.every(
    ({ view, symbol }) =>
      view === first.view && view.facts.symbols[symbol]!.parent === first.view.facts.symbols[first.symbol]!.parent,
  );
  return isOne ? { is: 'definitions', all, certainty, rule } : { is: 'unknown', rule, candidates: all };
}

/** The whole name of a module as it is written, up to the part at an occurrence; undefined when it cannot be known. */
function writtenModule(view: FileView, occurrence: number, links: LinkWorld): string | undefined {
  const parts: string[] = [];
  for (let at = occurrence; ; ) {
    const within = view.linksOf(at).find(({ kind }) => kind === 'within');
    if (within && within.target >= 0) {
      parts.unshift(view.nameAt(at));
      at = within.target;
      continue;
    }
    if (within && within.target !== LINK_TARGETS.here) return undefined;
    const first = within ? `${nameAround(view, at)}.${view.nameAt(at)}` : expanded(view, at, links);
    return [first, ...parts].join('.');
  }
}

/** What the first part of the name of a module stands for. */
function expanded(view: FileView, occurrence: number, links: LinkWorld): string {
  const name = view.nameAt(occurrence);
  const bound = links.lexical({ view, occurrence, name, role: 'read' });
  if (bound.is === 'module') return bound.path;
  if (bound.is === 'definitions') return wholeName(bound.all[0]!.view.facts, bound.all[0]!.symbol) ?? name;
  return aliasBrought(view, view.placeOf(occurrence), name, links) ?? name;
}

/** The name of a module: the last part of what is written, or an alias that begins it. */
function moduleMeaning({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning {
  const isPart =
    occurrence + 1 < view.occurrences.name.length &&
    view.linksOf(occurrence + 1).some(({ kind, target }) => kind === 'within' && target === occurrence);
  const whole = writtenModule(view, occurrence, links);
  if (whole === undefined) return { is: 'unknown', rule: 'module-computed' };
  // What only begins the name of a module names none, unless it is an alias.
  if (isPart && (whole === name || view.linksOf(occurrence).some(({ kind }) => kind === 'within'))) {
    return outside('module-part');
  }
  const all = modulesOf(whole, view, links);
  return found(all, isPart ? 'alias' : 'module');
}

function wantedAt({ view, occurrence, name, role }: NameUse, inside: boolean): Wanted {
  if (role === 'key') return { name, nature: 'field', arity: -1, inside };
  return { name, nature: role === 'type' ? 'type' : 'function', arity: arityAt(view, occurrence), inside };
}

/** What modules have under a name: their own, else what they use makes in them. */
function inModules(modules: readonly Defined[], wanted: Wanted, rule: string, links: LinkWorld): Meaning {
  const own = modules.flatMap((module) => ownMembers(module, wanted, links));
  if (own.length > 0) return found(own, rule);
  const made = modules.flatMap((module) => madeIn(module, wanted, links));
  return found(made, 'used', 'inferred');
}

/** A function, type or field of what stands before the dot. */
function memberMeaning(use: NameUse, link: Link, links: LinkWorld): Meaning {
  const { view, occurrence, name, role } = use;
  if (link.target === LINK_TARGETS.here) {
    const module = moduleAt(view, view.placeOf(occurrence), links);
    return module ? inModules([module], wantedAt(use, true), 'own-member', links) : outside('no-module');
  }
  if (link.target >= 0 && link.steps.length === 0 && isModuleName(view.nameAt(link.target))) {
    const before = links.meaning(view, link.target);
    if (before.is === 'unknown' && before.candidates) {
      const all = before.candidates.flatMap((module) => ownMembers(module, wantedAt(use, false), links));
      return all.length > 0 ? { is: 'unknown', rule: 'several-modules', candidates: all } : outside('several-modules');
    }
    if (before.is !== 'definitions') return before;
    const isOwn = before.all.some(
      (one) => one.view === view && one.symbol === moduleAt(view, view.placeOf(occurrence), links)?.symbol,
    );
    return inModules(before.all, wantedAt(use, isOwn), 'remote', links);
  }
  const value = links.valueAt(view, occurrence, link);
  if (value.is === 'instance') return fieldOf(value, name, role, links);
  return value.is === 'outside' ? outside('erlang') : { is: 'unknown', rule: 'receiver-unknown' };
}

/** A key of a struct. */
function fieldOf(value: TypedValue, name: string, role: string, links: LinkWorld): Meaning {
  if (role === 'call') return { is: 'unknown', rule: 'receiver-unknown' };
  const fields = value.of.flatMap((one) => ownMembers(one, { name, nature: 'field', arity: -1, inside: true }, links));
  return found(fields, 'struct-field', value.certainty);
}

/** A name without anything before it: a local, a function of the module around, or one that is imported. */
function localMeaning(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name, role } = use;
  const said = view.linksOf(occurrence);
  const place = view.placeOf(occurrence);
  const module = moduleAt(view, place, links);
  if (said.some(({ kind, target }) => kind === 'within' && target === LINK_TARGETS.here)) {
    return module
      ? inModules([module], { name, nature: 'attribute', arity: -1, inside: true }, 'attribute', links)
      : outside('no-module');
  }
  const wanted = wantedAt(use, true);
  if (role === 'type' || (role === 'read' && wanted.arity === 0) || role === 'write') {
    const bound = links.lexical(use);
    // What a module defines is found by the number of arguments as well, or begins with `@`.
    if (bound.is === 'definitions' && bound.all.every(({ symbol }) => symbol < 0)) return bound;
  }
  if (role === 'write') return { is: 'unknown', rule: 'unbound' };
  const isQuoted = said.some(({ kind }) => kind === 'token');
  const own = module ? ownMembers(module, wanted, links) : [];
  // What is quoted may mean a function of where it is put.
  if (own.length > 0) return found(own, isQuoted ? 'quoted' : 'local', isQuoted ? 'inferred' : 'exact');
  if (role === 'type') return outside('type');
  const imported = importedAt(view, place, wanted, links);
  if (imported.length > 0) return found(imported, 'imported', isQuoted ? 'inferred' : 'exact');
  const made = module ? madeIn(module, wanted, links) : [];
  if (made.length > 0) return found(made, 'used', 'inferred');
  return inBlock(use, wanted, links) ?? (isQuoted ? { is: 'unknown', rule: 'quoted' } : outside('kernel'));
}

/** A name in the block of a macro of this project, which may give it a meaning there. */
function inBlock({ view, occurrence }: NameUse, wanted: Wanted, links: LinkWorld): Meaning | undefined {
  let unknown: Meaning | undefined;
  for (let at = occurrence; ; ) {
    const around = view.linksOf(at).find(({ kind, target }) => kind === 'within' && target >= 0)?.target;
    if (around === undefined) return unknown;
    const macro = links.meaning(view, around);
    if (macro.is === 'definitions') {
      const imported = importedInBlock(macro.all, wanted, links);
      if (imported.length > 0) return found(imported, 'block', 'inferred');
      const isMacro = macro.all.some((one) => one.view.facts.symbols[one.symbol]?.kind === 'macro');
      if (isMacro) unknown = { is: 'unknown', rule: 'block' };
    }
    at = around;
  }
}

/** A later clause of a function: it is the one around. */
function clause({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning | undefined {
  const around = view.symbolsAround(view.placeOf(occurrence)).findLast((one) => view.facts.symbols[one]!.name === name);
  return around === undefined ? undefined : found([links.defined(view, around)], 'clause');
}

/** What a name of Elixir means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name, role } = use;
  if (occurrence < 0) return undefined;
  if (role === 'definition') return clause(use, links);
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (member) return memberMeaning(use, member, links);
  if (isModuleName(name)) return moduleMeaning(use, links);
  return role === 'label' || role === 'import' || role === 'key' ? undefined : localMeaning(use, links);
}

/** An alias stands for the module of a whole name. */
function bound([first]: readonly StoredBinding[], { view, name }: NameUse): Meaning | undefined {
  if (first?.kind !== 'import') return undefined;
  const named = view.facts.imports.filter(({ local, imported }) => local === name && imported === '*');
  const item = named.find(({ startLine, endLine }) => startLine <= first.line && first.line <= endLine);
  if (!item) return { is: 'unknown', rule: 'alias' };
  return { is: 'module', path: item.specifier, by: view.file.language, certainty: 'exact', rule: 'alias' };
}

/** How names of Elixir are bound. */
export const linking: LinkRules = {
  hidesMembers: true,
  means,
  fits: (kind, _role, use) =>
    (kind === 'module' || kind === 'protocol') === (use !== undefined && isModuleName(use.name)),
  bound,
  unbound: () => undefined,
  mayMean: ({ view, occurrence, role, name }, { view: on, symbol }) => {
    const { kind, flags } = on.facts.symbols[symbol]!;
    const isMember = view.linksOf(occurrence).some((link) => link.kind === 'member');
    if (isModuleName(name)) return kind === 'module' || kind === 'protocol';
    if (kind === 'field') return isMember && role !== 'call';
    if (!FUNCTIONS.has(kind) || (isMember && (flags & SYMBOL_FLAGS.private) !== 0)) return false;
    return (
      isWanted(on, symbol, { name, nature: 'function', arity: -1, inside: true }) &&
      takes(on, symbol, arityAt(view, occurrence))
    );
  },
};
