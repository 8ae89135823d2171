import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import { isMacro } from '../c/linkage.ts';
import {
  choose,
  closureOf,
  isCertain as isCertainInC,
  joined as joinedInC,
  unbound as unboundInC,
} from '../c/unbound.ts';
import type { FileView } from '../file-view.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Defined, type Meaning, UNKNOWN } from '../meaning.ts';
import { containerOf, containersAround, qualifiedName } from './qualified.ts';

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
const VALUES: ReadonlySet<SymbolKind> = new Set([...FUNCTIONS, 'variable', 'constant', 'field']);
const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'union', 'enum', 'type']);

const SMART = /^(?:unique|shared|weak|scoped|intrusive)_ptr$|^optional$/;

const kindOf = ({ view, symbol }: Defined): SymbolKind => view.facts.symbols[symbol]!.kind;
const flagsOf = ({ view, symbol }: Defined): number => view.facts.symbols[symbol]!.flags;

/** A definition that has nothing but namespaces around it. */
function isInNamespace(one: Defined): boolean {
  const { parent, owner, kind } = one.view.facts.symbols[one.symbol]!;
  // A constructor is named by its class.
  if (kind === 'constructor') return false;
  const around = one.view.facts.symbols[parent];
  if (kind === 'enum-member' && around?.kind === 'enum') return isInNamespace({ ...one, symbol: parent });
  return (parent < 0 || around?.kind === 'namespace') && (owner === '' || kind !== 'method');
}

/** What a name means that its file does not bind: by the namespaces around it and those that are used, of what is included. */
function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name, occurrence } = use;
  if (name === 'std') return { is: 'outside', rule: 'standard' };
  const found = inNamespaces(use, links);
  if (found) return found;
  if (name.includes('::')) return { is: 'unknown', rule: 'not-included' };
  const global = unboundInC(use, links);
  const isOpen = !global || global.is === 'outside';
  const declared = isOpen && occurrence >= 0 ? declaredType(use, links) : undefined;
  if (declared) return declared;
  if (!isOpen || use.role !== 'call' || occurrence < 0) return global;
  // What is given to it may bring a namespace with it.
  const closure = closureOf(view.file.path, links);
  const candidates = links
    .definitions(name, view)
    .filter((one) => FUNCTIONS.has(kindOf(one)) && isInNamespace(one) && closure.has(one.view.file.path));
  return candidates.length > 0 ? { is: 'unknown', rule: 'by-arguments', candidates } : global;
}

/** A type that is declared without a body here, where only one in the project has the name that it would have. */
function declaredType({ view, name, occurrence }: NameUse, links: LinkWorld): Meaning | undefined {
  const named = links.definitions(name, view).filter((one) => TYPES.has(kindOf(one)) && isInNamespace(one));
  for (const container of containersAround(view, view.placeOf(occurrence))) {
    const all = named.filter((one) => qualifiedName(one) === (container === '' ? name : `${container}::${name}`));
    if (all.length === 1) return { is: 'definitions', all, certainty: 'inferred', rule: 'declared' };
    if (all.length > 1) return { is: 'unknown', rule: 'declared', candidates: all };
  }
  return undefined;
}

function inNamespaces({ view, name, occurrence }: NameUse, links: LinkWorld): Meaning | undefined {
  const last = name.slice(name.lastIndexOf(':') + 1);
  const closure = closureOf(view.file.path, links);
  const seen = links.definitions(last, view).filter((one) => closure.has(one.view.file.path) && isInNamespace(one));
  const named = seen.filter((one) => !isMacro(one));
  if (named.length === 0 || named.length < seen.length) return undefined;
  const place = occurrence < 0 ? { line: 0, column: 0 } : view.placeOf(occurrence);
  const containers = occurrence < 0 ? containersOf(view) : containersAround(view, place);
  for (const container of [...containers, ...used(view)]) {
    const whole = container === '' ? name : `${container}::${name}`;
    const all = named.filter((one) => qualifiedName(one) === whole || isEnumerator(one, whole));
    if (all.length === 0) continue;
    // Enumerators and global names are those of C.
    const certain = all.every((one) => closure.has(one.view.file.path) === 'exact');
    return meaningOf(all, certain ? 'exact' : 'inferred', links);
  }
  return undefined;
}

/** An enumerator without a scope of its own is a name of what is around its enumeration. */
function isEnumerator(one: Defined, whole: string): boolean {
  if (kindOf(one) !== 'enum-member') return false;
  const { name, parent } = one.view.facts.symbols[one.symbol]!;
  const around = containerOf(one.view, parent);
  return (around === '' ? name : `${around}::${name}`) === whole;
}

/** All namespaces of a file, for what is written at no place of it. */
function containersOf(view: FileView): string[] {
  const found = view.facts.symbols.flatMap(({ kind }, symbol) =>
    kind === 'namespace' ? [qualifiedName({ view, symbol, name: -1 })] : [],
  );
  return [...new Set(found)].sort((a, b) => b.length - a.length).concat('');
}

/** Namespaces that a file uses all names of. */
function used({ facts }: FileView): string[] {
  return facts.imports.flatMap(({ kind, imported, specifier }) =>
    kind === 'use' && imported === '*' ? [specifier.replace(/\s+|^::/g, '')] : [],
  );
}

function meaningOf(seen: readonly Defined[], certainty: Certainty, links: LinkWorld): Meaning {
  const all = new Map(
    seen.flatMap((one) => joined(one, links)).map((one) => [`${one.view.file.id}:${one.symbol}`, one]),
  );
  return { is: 'definitions', all: [...all.values()], certainty, rule: 'namespace' };
}

/** What `using a::b` brings under the name of `b`. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  const item = view.facts.imports.find(({ kind, local }) => kind === 'use' && local === name);
  if (!item || !view.bindingsOf(name).every((binding) => binding.kind === 'import')) return undefined;
  if (view.linksOf(use.occurrence).some(({ kind }) => kind === 'member')) return undefined;
  const path = item.specifier.replace(/\s+|^::/g, '');
  const found = inNamespaces({ ...use, name: path === '' ? item.imported : `${path}::${item.imported}` }, links);
  return found ?? { is: 'outside', rule: 'using-outside' };
}

/** All that is one thing with a definition: its declarations and bodies, the parts of a namespace. */
function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  const { name, parent, owner } = one.view.facts.symbols[one.symbol]!;
  const kind = kindOf(one);
  if (kind === 'macro' || (parent < 0 && owner === '' && kind !== 'namespace' && !TYPES.has(kind)))
    return joinedInC(one, links);
  if (!VALUES.has(kind) && kind !== 'namespace') return [one];
  const whole = qualifiedName(one);
  const isHidden = (flagsOf(one) & SYMBOL_FLAGS.exported) === 0 && isInNamespace(one);
  const { path } = one.view.file;
  return links.definitions(name, one.view).filter((other) => {
    if (
      FUNCTIONS.has(kindOf(other)) !== FUNCTIONS.has(kind) ||
      (kindOf(other) === 'namespace') !== (kind === 'namespace')
    )
      return false;
    if (!isSameName(qualifiedName(other), whole)) return false;
    const to = other.view.file.path;
    if (to === path || kind === 'namespace') return true;
    return !isHidden && (closureOf(path, links).has(to) !== undefined || closureOf(to, links).has(path) !== undefined);
  });
}

/** True for two names of one thing; that of a member may leave out namespaces that are used where it stands. */
function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  if (!one.includes('::') || !other.includes('::')) return false;
  return one.endsWith(`::${other}`) || other.endsWith(`::${one}`);
}

/** False for overloads, of which it is not known which is meant, and for what C is not certain of. */
function isCertain(all: readonly Defined[], use: NameUse, links: LinkWorld): boolean {
  const seen = new Set<string>();
  for (const one of all) {
    if (one.symbol < 0 || !FUNCTIONS.has(kindOf(one))) continue;
    const key = `${one.view.file.id} ${flagsOf(one) & SYMBOL_FLAGS.declaration}`;
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return isCertainInC(all, use, links);
}

/** How names of C++ are bound. Overloads are not told apart, and what arguments bring with them is not looked for. */
export const linking: LinkRules = {
  constructs: true,
  apart: true,
  means,
  joined,
  unbound,
  choose,
  isCertain,
  namesOnce: true,
  elements: {
    ...{ vector: 0, list: 0, deque: 0, array: 0, set: 0, span: 0, initializer_list: 0, unordered_set: 0, multiset: 0 },
    ...{ forward_list: 0, valarray: 0 },
  },
  // What `->` leads to.
  step: (value, step) => {
    if (step !== 'pointed' || value.is !== 'outside') return undefined;
    if (SMART.test(value.name)) return value.args[0] ?? UNKNOWN;
    return value.args.length > 0 ? UNKNOWN : undefined;
  },
};
