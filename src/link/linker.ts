import { LINK_STEPS, LINK_TARGETS, ROLES, type StoredImport, type SymbolKind } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import { exported } from './exports.ts';
import { createFileViews, type FileView, type Link } from './file-view.ts';
import type { ImportResolver } from './import-edges.ts';
import { bindingsAt } from './lexical-scope.ts';
import type { LinkContext } from './link-context.ts';
import { type Certainty, type Defined, type Meaning, OUTSIDE, UNKNOWN, type ValueType, weaker } from './meaning.ts';

/** Binds names, within and across files, for one state of the index. */
export interface Linker {
  view(fileId: number): FileView | undefined;
  /** What an occurrence means. */
  meaning(view: FileView, occurrence: number): Meaning;
}

const TYPES: ReadonlySet<SymbolKind> = new Set([
  ...(['class', 'interface', 'enum', 'trait', 'protocol', 'struct', 'union', 'object', 'mixin', 'type'] as const),
]);
const ONLY_TYPES: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'protocol', 'trait']);
const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);
const CALLABLE: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
/** Languages in which definitions of one name and scope are one thing. */
const MERGING: ReadonlySet<string> = new Set(['typescript', 'tsx', 'javascript', 'vue', 'svelte']);
const DEEP = 12;
const CALL = LINK_STEPS.indexOf('call');

/** Opens a linker over a reader; both must see one state. */
export function createLinker(reader: IndexReader, resolver: ImportResolver): Linker {
  const view = createFileViews(reader);
  const known = new WeakMap<FileView, Map<number, Meaning>>();
  const context: LinkContext = {
    viewOf: (path) => {
      const file = reader.fileByPath(path);
      return file && view(file.id);
    },
    targets: (from, item) => resolver.targets(from.file, item),
    named: (from, name) => named(from, name),
    imported,
  };

  function imported(from: FileView, item: StoredImport, seen?: ReadonlySet<string>): Meaning {
    const targets = context.targets(from, item);
    const [target] = targets;
    if (!target || targets.length > 1) return { is: 'unknown', rule: 'import-unresolved' };
    if (target.status === 'unresolved') return { is: 'unknown', rule: 'import-unresolved' };
    if (target.status !== 'internal') return { is: 'outside', rule: 'import-outside' };
    const certainty: Certainty = target.assumed === '' ? 'exact' : 'inferred';
    if (item.imported === '*') return { is: 'module', path: target.path, certainty, rule: 'import-module' };
    const other = context.viewOf(target.path);
    if (!other) return { is: 'unknown', rule: 'import-unresolved' };
    const meaning = exported(context, other, item.imported, seen);
    if (meaning.is !== 'definitions' && meaning.is !== 'module') return meaning;
    return { ...meaning, certainty: weaker(meaning.certainty, certainty), rule: 'import' };
  }

  /** What the bindings of one scope with one name mean. */
  function bound(from: FileView, bindings: ReturnType<typeof bindingsAt>['bindings'], rule: string): Meaning {
    const all: Defined[] = [];
    for (const binding of bindings) {
      if (binding.kind === 'import') {
        const item = importOf(from, binding);
        if (!item) return { is: 'unknown', rule: 'import-unknown' };
        if (item.specifier === '') return aliased(from, item);
        return imported(from, item);
      }
      const name = from.occurrenceAt(binding);
      all.push({ view: from, symbol: binding.symbol, name });
    }
    return all.length === 0 ? { is: 'unknown', rule: 'unbound' } : { is: 'definitions', all, certainty: 'exact', rule };
  }

  /** `import x = A.B` */
  function aliased(from: FileView, item: StoredImport): Meaning {
    const [first, ...rest] = item.imported.split('.');
    let meaning = named(from, first!);
    for (const part of rest) meaning = memberOf(valueBehind(meaning, 0), part);
    return meaning;
  }

  function named(from: FileView, name: string): Meaning {
    const own = from.facts.bindings.filter((binding) => binding.scope === 0 && binding.name === name);
    return bound(from, own, 'file');
  }

  function bare(from: FileView, occurrence: number): Meaning {
    const name = from.nameAt(occurrence);
    const { bindings } = bindingsAt(from.placeOf(occurrence), name, from.facts, from.file.language);
    return bound(from, bindings, bindings.some(({ scope }) => scope > 0) ? 'scope' : 'file');
  }

  function meaning(from: FileView, occurrence: number): Meaning {
    let own = known.get(from);
    if (!own) {
      own = new Map();
      known.set(from, own);
    }
    const before = own.get(occurrence);
    if (before) return before;
    // Whatever asks for itself on the way has no answer.
    own.set(occurrence, { is: 'unknown', rule: 'circular' });
    const found = find(from, occurrence);
    own.set(occurrence, found);
    return found;
  }

  function find(from: FileView, occurrence: number): Meaning {
    const symbol = from.symbolAt(occurrence);
    if (symbol >= 0) {
      return { is: 'definitions', all: merged(from, symbol), certainty: 'exact', rule: 'definition' };
    }
    const role = ROLES[from.occurrences.role[occurrence]!]!;
    const member = from.linksOf(occurrence).find(({ kind }) => kind === 'member');
    if (member) return memberOf(valueOfLink(from, member, occurrence, 0), from.nameAt(occurrence));
    if (role === 'key' || role === 'label') return { is: 'unknown', rule: role };
    if (role === 'import' || role === 'export') return specifierAt(from, occurrence) ?? bare(from, occurrence);
    return bare(from, occurrence);
  }

  /** All definitions that are one with this: overloads, an interface with the constant or class of its name. */
  function merged(from: FileView, symbol: number): Defined[] {
    const { symbols, bindings } = from.facts;
    const one = symbols[symbol]!;
    const definedAs = (i: number): Defined => ({ view: from, symbol: i, name: from.nameOfSymbol(i) });
    if (!MERGING.has(from.file.language)) return [definedAs(symbol)];
    const binding = bindings.find((each) => each.symbol === symbol);
    const beside = binding
      ? bindings.filter((each) => each.scope === binding.scope && each.name === one.name && each.symbol >= 0)
      : symbols.flatMap(({ name, parent, owner }, i) =>
          name === one.name && parent === one.parent && owner === one.owner ? [{ symbol: i }] : [],
        );
    const all = [...new Set([symbol, ...beside.map((each) => each.symbol)])].sort((a, b) => a - b);
    return all.map(definedAs);
  }

  /** The name in the braces of an import or a re-export means what it brings. */
  function specifierAt(from: FileView, occurrence: number): Meaning | undefined {
    const place = from.placeOf(occurrence);
    const name = from.nameAt(occurrence);
    const item = from.facts.imports.find(
      ({ startLine, endLine, imported: taken, local }) =>
        startLine <= place.line && place.line <= endLine && (taken === name || local === name),
    );
    if (!item) return undefined;
    if (item.specifier === '') return named(from, item.imported);
    return imported(from, item);
  }

  /** What stands at the target of a link, after its steps. */
  function valueOfLink(from: FileView, link: Link, at: number, depth: number): ValueType {
    const isCall = link.steps[0] === CALL && link.target >= 0;
    if (!isCall) return stepped(targetValue(from, link, at, depth), link.steps);
    return stepped(returned(meaning(from, link.target), depth + 1), link.steps.slice(1));
  }

  function targetValue(from: FileView, { target }: Link, at: number, depth: number): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (target >= 0) return valueBehind(meaning(from, target), depth + 1);
    switch (target) {
      case LINK_TARGETS.this:
        return thisAt(from, at);
      case LINK_TARGETS.super: {
        const own = thisAt(from, at);
        if (own.is !== 'instance' && own.is !== 'type') return UNKNOWN;
        const [type] = own.of;
        const above = type ? supertypes(type, depth) : [];
        return above.length === 1 ? { ...(above[0] as ValueType) } : UNKNOWN;
      }
      case LINK_TARGETS.unknown:
      case LINK_TARGETS.object:
        return UNKNOWN;
      default:
        return OUTSIDE;
    }
  }

  /** The type whose member stands at a place, as seen by `this`. */
  function thisAt(from: FileView, occurrence: number): ValueType {
    const place = from.placeOf(occurrence);
    const around = from.symbolsAround(place);
    for (let i = around.length - 1; i >= 0; i--) {
      const symbol = from.facts.symbols[around[i]!]!;
      if (TYPES.has(symbol.kind)) {
        const name = from.nameOfSymbol(around[i]!);
        const of = [{ view: from, symbol: around[i]!, name }];
        const inner = from.facts.symbols[around[i + 1] ?? -1];
        return { is: inner && inner.flags & 8 ? 'type' : 'instance', of, certainty: 'exact' };
      }
      // The `this` of a function is another one.
      if (symbol.kind === 'function') return UNKNOWN;
    }
    return UNKNOWN;
  }

  function stepped(value: ValueType, steps: readonly number[]): ValueType {
    let at = value;
    for (const step of steps) at = afterStep(at, LINK_STEPS[step]!);
    return at;
  }

  function afterStep(value: ValueType, step: (typeof LINK_STEPS)[number]): ValueType {
    if (value.is === 'outside' || value.is === 'unknown') return value;
    switch (step) {
      case 'construct':
        return value.is === 'type' ? { ...value, is: 'instance' } : UNKNOWN;
      case 'array':
        return { is: 'many', of: asInstance(value) };
      case 'element':
        return value.is === 'many' ? value.of : UNKNOWN;
      case 'await':
        return value.is === 'promise' ? value.of : value.is === 'instance' ? value : UNKNOWN;
      case 'call':
        return UNKNOWN;
      default:
        return value;
    }
  }

  const asInstance = (value: ValueType): ValueType => (value.is === 'type' ? { ...value, is: 'instance' } : value);

  /** What can be said of the value that a name stands for. */
  function valueBehind(of: Meaning, depth: number): ValueType {
    if (of.is === 'outside') return OUTSIDE;
    if (of.is === 'module') return { is: 'module', path: of.path, certainty: of.certainty };
    if (of.is !== 'definitions' || depth > DEEP) return UNKNOWN;
    const kindOf = ({ view: on, symbol }: Defined): SymbolKind | undefined => on.facts.symbols[symbol]?.kind;
    const types = of.all.filter((one) => TYPES.has(kindOf(one)!) || SPACES.has(kindOf(one)!));
    if (types.length > 0 && types.length === of.all.length) return { is: 'type', of: types, certainty: of.certainty };
    const values = of.all.filter((one) => !ONLY_TYPES.has(kindOf(one)!));
    if (values.length !== 1) return types.length > 0 ? { is: 'type', of: types, certainty: of.certainty } : UNKNOWN;
    return weakened(valueOfDefined(values[0]!, depth), of.certainty);
  }

  function valueOfDefined({ view: on, name }: Defined, depth: number): ValueType {
    const links = on.linksOf(name);
    const declared = links.find(({ kind }) => kind === 'type');
    if (declared) return asInstance(typeOfLink(on, declared, name, depth));
    const values = links.filter(({ kind }) => kind === 'value');
    if (values.length !== 1) return UNKNOWN;
    return valueOfLink(on, values[0]!, name, depth + 1);
  }

  function returned(of: Meaning, depth: number): ValueType {
    if (of.is === 'outside') return OUTSIDE;
    if (of.is !== 'definitions' || depth > DEEP) return UNKNOWN;
    const results = of.all.flatMap(({ view: on, symbol, name }) => {
      if (!CALLABLE.has(on.facts.symbols[symbol]?.kind ?? 'variable')) {
        const link = on.linksOf(name).find(({ kind }) => kind === 'returns');
        return link ? [asInstance(typeOfLink(on, link, name, depth))] : [];
      }
      return on
        .linksOf(name)
        .filter(({ kind }) => kind === 'returns')
        .map((link) => asInstance(typeOfLink(on, link, name, depth)));
    });
    // Overloads mostly return the same.
    const distinct = new Map(results.map((result) => [identityOf(result), result]));
    return distinct.size === 1 ? weakened(results[0]!, of.certainty) : UNKNOWN;
  }

  /** The type that a link names; aliases are followed. */
  function typeOfLink(on: FileView, link: Link, at: number, depth: number): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (link.target < 0) return stepped(targetValue(on, link, at, depth), link.steps);
    const of = meaning(on, link.target);
    let type = valueBehind(of, depth + 1);
    if (of.is === 'definitions' && of.all.length === 1) {
      const [{ view: home, symbol, name } = { view: on, symbol: -1, name: -1 }] = of.all;
      if (home.facts.symbols[symbol]?.kind === 'type') {
        const alias = home.linksOf(name).find(({ kind }) => kind === 'type');
        if (alias) type = weakened(typeOfLink(home, alias, name, depth + 1), of.certainty);
      } else if (symbol < 0) type = UNKNOWN;
    }
    return stepped(asInstance(type), link.steps);
  }

  /** What a type takes its members from; undefined entries are not known. */
  function supertypes({ view: on, name }: Defined, depth: number): (ValueType | undefined)[] {
    return on
      .linksOf(name)
      .filter(({ kind }) => kind === 'extends')
      .map((link) => {
        if (link.target < 0 || link.steps.length > 0 || depth > DEEP) return undefined;
        const above = valueBehind(meaning(on, link.target), depth + 1);
        return above.is === 'type' ? { ...above, is: 'instance' as const } : undefined;
      });
  }

  /** The member of a value. */
  function memberOf(value: ValueType, name: string, depth = 0): Meaning {
    if (value.is === 'outside' || value.is === 'promise' || value.is === 'many') {
      return { is: 'outside', rule: 'member-outside' };
    }
    if (value.is === 'unknown' || depth > DEEP) return { is: 'unknown', rule: 'member-unknown' };
    if (value.is === 'module') {
      const on = context.viewOf(value.path);
      const found: Meaning = on ? exported(context, on, name) : { is: 'unknown', rule: 'module-unknown' };
      return found.is === 'definitions' || found.is === 'module'
        ? { ...found, certainty: weaker(found.certainty, value.certainty), rule: 'module-member' }
        : found;
    }
    const own = value.of.flatMap((type) => membersOf(type, name));
    if (own.length > 0) {
      return {
        is: 'definitions',
        all: own,
        certainty: value.certainty,
        rule: value.is === 'type' ? 'static-member' : 'member',
      };
    }
    for (const type of value.of) {
      for (const above of supertypes(type, depth + 1)) {
        if (!above || (above.is !== 'instance' && above.is !== 'type'))
          return { is: 'unknown', rule: 'supertype-unknown' };
        const found = memberOf(above, name, depth + 1);
        if (found.is === 'definitions') {
          return { ...found, certainty: weaker(found.certainty, value.certainty), rule: 'inherited-member' };
        }
        if (found.is === 'unknown') return found;
      }
    }
    return { is: 'outside', rule: 'no-member' };
  }

  function membersOf({ view: on, symbol }: Defined, name: string): Defined[] {
    const one = on.facts.symbols[symbol];
    if (!one) return [];
    const inside = on.childrenOf(symbol).filter((child) => on.facts.symbols[child]!.name === name);
    const apart = on.facts.symbols.flatMap(({ owner, name: own, parent }, i) =>
      own === name && owner === one.name && parent === one.parent ? [i] : [],
    );
    return [...new Set([...inside, ...apart])].map((child) => ({
      view: on,
      symbol: child,
      name: on.nameOfSymbol(child),
    }));
  }

  return { view, meaning };
}

function identityOf(value: ValueType): string {
  switch (value.is) {
    case 'instance':
    case 'type':
      return `${value.is} ${value.of.map(({ view, name }) => `${view.file.id}:${name}`).join(' ')}`;
    case 'many':
    case 'promise':
      return `${value.is} ${identityOf(value.of)}`;
    case 'module':
      return `module ${value.path}`;
    default:
      return value.is;
  }
}

function weakened(value: ValueType, by: Certainty): ValueType {
  if (value.is === 'instance' || value.is === 'type' || value.is === 'module') {
    return { ...value, certainty: weaker(value.certainty, by) };
  }
  return value.is === 'many' || value.is === 'promise' ? { ...value, of: weakened(value.of, by) } : value;
}

function importOf({ facts }: FileView, binding: { name: string; line: number }): StoredImport | undefined {
  const local = facts.imports.filter((item) => item.local === binding.name);
  return local.find((item) => item.startLine <= binding.line && binding.line <= item.endLine) ?? local[0];
}
