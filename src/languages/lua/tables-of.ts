import { LINK_STEPS, LINK_TARGETS, ROLES, type SymbolKind } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import { createGuarded, type Guarded } from '../guarded.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';

/**
 * What a name stands for: a table by what it is given to, an object that has its members from another, the value of a
 * file, a function. `outside` is nothing of this project.
 */
export type Value =
  | { is: 'table'; of: Defined }
  | { is: 'object'; of: Value }
  | { is: 'file'; path: string; certainty: 'exact' | 'inferred' }
  | { is: 'function'; of: Defined }
  /** `closed`: nothing that it gives is of this project. */
  | { is: 'outside'; closed?: true }
  | { is: 'unknown' };

const UNKNOWN: Value = { is: 'unknown' };
const OUTSIDE: Value = { is: 'outside' };
const CLOSED: Value = { is: 'outside', closed: true };
/** Libraries of the language whose functions give texts, numbers and files. */
const PLAIN = /^(?:string|math|io|os|utf8|bit|bit32|debug|tostring|tonumber|type)$/;
const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method']);
const [CALL, CONSTRUCT, ELEMENT] = (['call', 'construct', 'element'] as const).map((step) => LINK_STEPS.indexOf(step));
const NONE: Meaning = { is: 'unknown', rule: 'no-member' };

const keyOf = ({ view, name }: Defined): string => `${view.file.id}:${name}`;

/** The same for two values that have the same members. */
function identity(value: Value): string {
  if (value.is === 'table' || value.is === 'function') return `${value.is} ${keyOf(value.of)}`;
  if (value.is === 'object') return `object ${identity(value.of)}`;
  return value.is === 'file' ? `file ${value.path}` : value.is;
}

/** What is known of the tables of one state of the index. */
export interface Tables {
  /** The value that stands at an occurrence. */
  at(view: FileView, occurrence: number): Value;
  /** The value that a link leads to. */
  linked(view: FileView, link: Link): Value;
  /** The member of a value. */
  member(value: Value, name: string, like: FileView): Meaning;
  /** What a file gives to those that require it, or a part of it. */
  inFile(path: string, name: string): Meaning;
}

const opened = new WeakMap<LinkWorld, Tables>();

/** Opens it, once. */
export function tablesOf(links: LinkWorld): Tables {
  let tables = opened.get(links);
  if (!tables) {
    tables = createTables(links);
    opened.set(links, tables);
  }
  return tables;
}

function createTables(links: LinkWorld): Tables {
  const values: Guarded<Value> = createGuarded(UNKNOWN);
  const byName = new Map<string, ReadonlyMap<string, Defined[]>>();

  function at(view: FileView, occurrence: number): Value {
    return values(`${view.file.id}:${occurrence}`, () => {
      if (view.nameAt(occurrence) === 'self') {
        const self = selfAt(view, occurrence);
        if (self) return self;
      }
      const loaded = requiredAt(view, occurrence, links);
      if (loaded)
        return loaded.is === 'module' ? { is: 'file', path: loaded.path, certainty: loaded.certainty } : OUTSIDE;
      const symbol = view.symbolAt(occurrence);
      const meaning: Meaning =
        symbol >= 0
          ? { is: 'definitions', all: [links.defined(view, symbol)], certainty: 'exact', rule: '' }
          : links.meaning(view, occurrence);
      const value = behind(meaning);
      return value.is === 'outside' ? outsideAt(view, occurrence) : value;
    });
  }

  /** What is kept in something of a dependency may be of this project: `ngx.ctx.session`. */
  function outsideAt(view: FileView, occurrence: number): Value {
    const link = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
    if (!link) return PLAIN.test(view.nameAt(occurrence)) ? CLOSED : OUTSIDE;
    const holder = linked(view, link);
    return holder.is === 'outside' && holder.closed ? CLOSED : UNKNOWN;
  }

  function behind(meaning: Meaning): Value {
    if (meaning.is === 'module') return { is: 'file', path: meaning.path, certainty: meaning.certainty };
    if (meaning.is === 'outside') return OUTSIDE;
    if (meaning.is !== 'definitions') return UNKNOWN;
    const [only, more] = meaning.all;
    return only && !more ? values(`of ${keyOf(only)}`, () => ofDefined(only)) : UNKNOWN;
  }

  /** What a variable, a field or a function is. */
  function ofDefined(of: Defined): Value {
    const { view, symbol, name } = of;
    const kind = view.facts.symbols[symbol]?.kind;
    if (kind && FUNCTIONS.has(kind)) return { is: 'function', of };
    if (name < 0) return UNKNOWN;
    const given = [name, ...writesOf(of)].flatMap((place) =>
      view.linksOf(place).filter((link) => link.kind === 'value'),
    );
    const found = given
      .filter(({ target }) => target !== LINK_TARGETS.null && target !== LINK_TARGETS.boolean)
      .map((link) => givenTo(view, link, of));
    if (kind === 'class' && found.length === 0) return { is: 'table', of };
    const distinct = new Map(found.map((value) => [identity(value), value]));
    const own = found.find((value) => value.is === 'table' && value.of === of);
    if (own) return own;
    if (distinct.size === 1) return found[0]!;
    return UNKNOWN;
  }

  /** A table that is made has its name from what it is first given to. */
  function givenTo(view: FileView, link: Link, of: Defined): Value {
    const isMade = link.target === LINK_TARGETS.object || link.steps[0] === ELEMENT;
    const isClass = of.symbol >= 0 && link.steps[0] === CONSTRUCT && hasMembers(of);
    return isMade || isClass ? { is: 'table', of } : linked(view, link);
  }

  const hasMembers = ({ view, symbol }: Defined): boolean => {
    const { name } = view.facts.symbols[symbol]!;
    return view.facts.symbols.some(({ owner }) => owner === name);
  };

  function writesOf({ view, name, symbol }: Defined): number[] {
    if (symbol >= 0 && view.linksOf(name).some(({ kind }) => kind === 'member')) return [];
    return view.occurrencesOf(view.nameAt(name)).filter((place) => {
      if (place === name || ROLES[view.occurrences.role[place]!] !== 'write') return false;
      if (view.linksOf(place).some(({ kind }) => kind === 'member')) return false;
      const means = links.meaning(view, place);
      return means.is === 'definitions' && means.all.some((one) => one.view === view && one.name === name);
    });
  }

  function linked(view: FileView, { target, steps }: Link): Value {
    if (target < 0) return target === LINK_TARGETS.unknown || target === LINK_TARGETS.object ? UNKNOWN : CLOSED;
    let value = at(view, target);
    for (const step of steps) {
      if (step === CALL) value = called(value);
      else if (step === CONSTRUCT) value = { is: 'object', of: value };
    }
    return value;
  }

  /** What a call gives: what the function shows to return; of a class an object. */
  function called(value: Value): Value {
    if (value.is === 'outside') return value.closed ? CLOSED : UNKNOWN;
    if (value.is === 'table') {
      const { view, symbol } = value.of;
      return view.facts.symbols[symbol]?.kind === 'class' ? { is: 'object', of: value } : UNKNOWN;
    }
    if (value.is !== 'function') return UNKNOWN;
    const { view, name } = value.of;
    return values(`call ${keyOf(value.of)}`, () => resultOf(view, name));
  }

  function resultOf(view: FileView, name: number): Value {
    const results = view.linksOf(name).filter(({ kind, target }) => kind === 'result' && target !== LINK_TARGETS.null);
    const found = results.map((link) => linked(view, link));
    const [first] = found;
    return first && found.every((one) => identity(one) === identity(first)) ? first : UNKNOWN;
  }

  /** `self` is an object of the table that the function around is a member of. */
  function selfAt(view: FileView, occurrence: number): Value | undefined {
    const bound = links.lexical({ view, occurrence, name: 'self', role: 'read' });
    const isLocal =
      bound.is === 'definitions' && bound.all.every((one) => view.bindingAt(one.name)?.kind !== 'parameter');
    if (isLocal) return undefined;
    const around = view.symbolsAround(view.placeOf(occurrence)).reverse();
    for (const symbol of around) {
      const { kind, parent } = view.facts.symbols[symbol]!;
      if (kind !== 'method') continue;
      const member = view.linksOf(view.nameOfSymbol(symbol)).find((link) => link.kind === 'member');
      if (member && member.target >= 0) return asObject(at(view, member.target));
      const table = parent < 0 ? undefined : links.defined(view, parent);
      return table
        ? { is: 'object', of: behind({ is: 'definitions', all: [table], certainty: 'exact', rule: '' }) }
        : UNKNOWN;
    }
    return bound.is === 'definitions' ? undefined : UNKNOWN;
  }

  const asObject = (value: Value): Value => (value.is === 'object' ? value : { is: 'object', of: value });

  /** All members of a name, by the table that they are set in. */
  function membersNamed(name: string, like: FileView): ReadonlyMap<string, Defined[]> {
    const known = byName.get(name);
    if (known) return known;
    const found = new Map<string, Defined[]>();
    byName.set(name, found);
    for (const one of links.definitions(name, like)) {
      const table = tableOf(one);
      if (!table) continue;
      const same = found.get(table);
      if (same) same.push(one);
      else found.set(table, [one]);
    }
    return found;
  }

  /** The table that a definition is a member of. */
  function tableOf({ view, symbol, name }: Defined): string | undefined {
    const { parent, kind, owner } = view.facts.symbols[symbol]!;
    const member = view.linksOf(name).find((link) => link.kind === 'member');
    if (member && member.target >= 0) {
      const value = settled(at(view, member.target));
      const table = value.is === 'object' ? settled(value.of) : value;
      return table.is === 'table' ? keyOf(table.of) : undefined;
    }
    if (owner !== '' || parent < 0 || kind === 'variable') return undefined;
    return keyOf(links.defined(view, parent));
  }

  /** The table that a file gives stands for the file. */
  function settled(value: Value): Value {
    if (value.is !== 'file') return value;
    const whole = inFile(value.path, '*');
    return whole.is === 'definitions' ? behind(whole) : UNKNOWN;
  }

  function member(value: Value, name: string, like: FileView, depth = 0): Meaning {
    if (depth > 12) return NONE;
    switch (value.is) {
      case 'outside':
        return { is: 'outside', rule: 'member-outside' };
      case 'file': {
        const found = inFile(value.path, name);
        if (found.is !== 'definitions') return found;
        return { ...found, certainty: value.certainty === 'exact' ? found.certainty : 'inferred' };
      }
      case 'table': {
        const own = membersNamed(name, like).get(keyOf(value.of));
        if (own) return found(own, 'table-member');
        for (const above of metaOf(value.of)) {
          const inherited = member(above, name, like, depth + 1);
          if (inherited.is === 'definitions') return { ...inherited, rule: 'inherited-member' };
        }
        return NONE;
      }
      case 'object': {
        const table = settled(value.of);
        if (table.is === 'outside') return { is: 'outside', rule: 'member-outside' };
        if (table.is === 'object') return member(table, name, like, depth + 1);
        if (table.is !== 'table') return NONE;
        const own = membersNamed(name, like).get(keyOf(table.of));
        if (own) return found(own, 'object-member');
        const index = membersNamed('__index', like).get(keyOf(table.of))?.[0];
        const above = index ? behind({ is: 'definitions', all: [index], certainty: 'exact', rule: '' }) : undefined;
        if (above && above.is !== 'function' && identity(above) !== identity(table)) {
          const inherited = member(above, name, like, depth + 1);
          if (inherited.is === 'definitions') return { ...inherited, rule: 'inherited-member' };
        }
        return member(table, name, like, depth + 1);
      }
      default:
        return NONE;
    }
  }

  /** What else a table has members of: by `setmetatable`, where it is made or later. */
  function metaOf({ view, name }: Defined): Value[] {
    const made = view
      .linksOf(name)
      .filter(({ kind, steps }) => kind === 'value' && (steps[0] === ELEMENT || steps[0] === CONSTRUCT));
    const own = made.map((link) => linked(view, link));
    const later = view.occurrencesOf(view.nameAt(name)).flatMap((place) => {
      const said = view.linksOf(place).filter(({ kind }) => kind === 'extends');
      if (said.length === 0) return [];
      const means = links.meaning(view, place);
      const isThis = means.is === 'definitions' && means.all.some((one) => one.view === view && one.name === name);
      return isThis ? said.map((link) => linked(view, link)) : [];
    });
    return [...own, ...later];
  }

  /** A member that is set once is that; set several times it may be any. */
  function found(all: readonly Defined[], rule: string): Meaning {
    return { is: 'definitions', all, certainty: all.length === 1 ? 'exact' : 'inferred', rule };
  }

  function inFile(path: string, name: string): Meaning {
    const view = links.viewOf(path);
    if (!view) return { is: 'unknown', rule: 'module-unknown' };
    const { imports, symbols } = view.facts;
    const exports = imports.filter(({ kind }) => kind === 're-export');
    const whole = exports.find(({ local, specifier }) => local === 'default' && specifier === '');
    if (whole) {
      const table = returned(view, whole.imported);
      return name === '*' ? table : member(behind(table), name, view);
    }
    const other = exports.find(({ specifier }) => specifier !== '');
    if (other) {
      const target = links.imported(view, other);
      if (name === '*' || target.is !== 'module') return target;
      return inFile(target.path, name);
    }
    if (name === '*') return { is: 'unknown', rule: 'returns-unknown' };
    const renamed = exports.find(({ local }) => local === name);
    if (renamed) return returned(view, renamed.imported);
    const isModule = imports.some(({ kind }) => kind === 'package');
    const own = view.symbolsOf(name).filter((symbol) => {
      const { parent, kind, owner } = symbols[symbol]!;
      const isField = kind === 'field' || kind === 'method' || view.linksOf(view.nameOfSymbol(symbol)).length > 0;
      return parent < 0 && owner === '' && (isModule || (isField && isReturned(view, symbol)));
    });
    return own.length > 0
      ? found(
          own.map((symbol) => links.defined(view, symbol)),
          'export',
        )
      : NONE;
  }

  /** True for a field of the table that the file returns: it is bound nowhere. */
  function isReturned(view: FileView, symbol: number): boolean {
    const name = view.nameOfSymbol(symbol);
    return (
      view.bindingAt(name) === undefined &&
      !view.linksOf(name).some(({ kind }) => kind === 'member' || kind === 'within')
    );
  }

  /** A name at the end of a file. */
  function returned(view: FileView, name: string): Meaning {
    return links.named(view, name);
  }

  return { at, linked, member, inFile };
}

/** What the call of `require` at an occurrence loads. */
export function requiredAt(view: FileView, occurrence: number, links: LinkWorld): Meaning | undefined {
  if (view.nameAt(occurrence) !== 'require') return undefined;
  const { line, column } = view.placeOf(occurrence);
  const around = view.facts.imports.filter(
    ({ startLine, startColumn, endLine, endColumn, specifier }) =>
      specifier !== '' &&
      (startLine < line || (startLine === line && startColumn <= column)) &&
      (line < endLine || (line === endLine && column < endColumn)),
  );
  // A statement may load several: then it is known only of a call that is noted by itself.
  const [first] = around;
  const isOne = around.every(({ specifier }) => specifier === first?.specifier);
  const item = isOne
    ? first
    : around.find(({ startLine, startColumn }) => startLine === line && startColumn === column);
  return item && links.imported(view, { ...item, imported: '*' });
}
