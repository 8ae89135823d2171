import { LINK_TARGETS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOf, type TypedValue, type ValueType } from '../meaning.ts';
import { isInherited } from './access.ts';
import { fitsSpace, type NameSpace } from './name-spaces.ts';
import { hasMember, type OutsideValue } from './platform.ts';

/** Members of one name that one type has itself. */
export interface Level {
  type: TypedValue;
  members: readonly Defined[];
  /** False when a type that is not known comes before, and may have the name. */
  isSure: boolean;
}

/** Members of one name that a type has, its own first, then those of its superclass, then of its interfaces. */
export interface Chain {
  levels: readonly Level[];
  /** Types of dependencies or the language above it, which may have more. */
  outside: readonly OutsideValue[];
  /** A supertype is not known. */
  unknown: boolean;
  /** The same of classes alone: of interfaces no static methods are inherited. */
  classes: { outside: readonly OutsideValue[]; unknown: boolean };
  /** What it is of. */
  start: readonly (ValueType | undefined)[];
  /** All of it are interfaces: what an object has comes after what they have. */
  isInterface: boolean;
}

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'enum', 'object', 'trait']);
/** So many types are looked at. */
const MOST = 200;

/** What a type takes its members from; undefined entries are not known. */
export function supertypesOf({ of }: TypedValue, links: LinkWorld, through?: TypedValue): (ValueType | undefined)[] {
  return of.flatMap((type) => {
    const { view, name, symbol } = type;
    const said = view.linksOf(name);
    const above = [
      ...said.filter(({ kind }) => kind === 'extends'),
      ...said.filter(({ kind }) => kind === 'implements'),
    ];
    const written = above.map((link) => {
      const receiver = through && { declaring: through, self: through };
      return link.target < 0 ? undefined : links.typeAt(view, name, link, receiver);
    });
    const isEnum = view.file.language === 'java' && view.facts.symbols[symbol]?.kind === 'enum';
    return isEnum ? [...written, enumOf(type)] : written;
  });
}

/** What an enumeration extends without saying so. */
function enumOf(type: Defined): ValueType {
  return { is: 'outside', name: 'Enum', args: [{ is: 'instance', of: [type], certainty: 'exact' }] };
}

/** Members of a name in a space. Of what a type in the file `heir` inherits from these, only what it does inherit. */
export function chainOf(
  start: readonly (ValueType | undefined)[],
  name: string,
  space: NameSpace,
  links: LinkWorld,
  heir?: FileView,
): Chain {
  const find = (): Chain => readChain(start, name, space, links, heir);
  const [only, ...more] = start;
  // Many places name the same member of one type.
  return only && more.length === 0
    ? links.foundOf(only, `chain ${heir?.file.id ?? ''} ${space} ${name}`, find)
    : find();
}

function readChain(
  start: readonly (ValueType | undefined)[],
  name: string,
  space: NameSpace,
  links: LinkWorld,
  heir: FileView | undefined,
): Chain {
  const levels: Level[] = [];
  const outside: OutsideValue[] = [];
  let unknown = false;
  const classes: { outside: OutsideValue[]; unknown: boolean } = { outside: [], unknown: false };
  const seen = new Set<string>();

  function visit(value: ValueType | undefined, below: FileView | undefined, isClass: boolean): void {
    if (value?.is === 'outside' && value.name !== '') {
      outside.push(value);
      if (isClass) classes.outside.push(value);
    } else if (value?.is !== 'instance' && value?.is !== 'type') {
      unknown = true;
      classes.unknown ||= isClass;
    } else {
      const key = identityOf({ ...value, is: 'type', args: [] });
      if (seen.has(key) || seen.size > MOST) return;
      seen.add(key);
      const members = value.of.flatMap((type) => ownMembers(type, name, space, below, links));
      const isSure = !unknown && outside.every((one) => hasMember(one.name, name, space) === false);
      if (members.length > 0) levels.push({ type: value, members, isSure });
      const implemented = implementedBy(value);
      for (const [i, above] of supertypesOf(value, links, value).entries())
        visit(above, below ?? value.of[0]?.view, !implemented(i));
    }
  }
  for (const value of start) visit(value, heir, true);
  const isInterface =
    !heir && start.every((one) => (one?.is === 'instance' || one?.is === 'type') && isInterfaceType(one));
  return { levels, outside, unknown, classes, start, isInterface };
}

/** Which of the supertypes of a type, by their places, are interfaces by how they are written. */
function implementedBy(type: TypedValue): (place: number) => boolean {
  const [one, ...others] = type.of;
  if (!one || others.length > 0) return () => false;
  if (isInterfaceType(type)) return () => true;
  const kinds = one.view.linksOf(one.name).map(({ kind }) => kind);
  const [extended, all] = [kinds.filter((kind) => kind === 'extends'), kinds.filter((kind) => kind === 'implements')];
  return (place) => place >= extended.length && place < extended.length + all.length;
}

/** True for an interface. */
export function isInterfaceType({ of }: TypedValue): boolean {
  return of.some(({ view, symbol }) => view.facts.symbols[symbol]?.kind === 'interface');
}

function ownMembers(
  { view, symbol }: Defined,
  name: string,
  space: NameSpace,
  heir: FileView | undefined,
  links: LinkWorld,
): Defined[] {
  const all = view.symbolsOf(name).filter((one) => {
    const { parent, kind } = view.facts.symbols[one]!;
    return (
      parent === symbol &&
      fitsSpace(kind, space) &&
      (!heir || isInherited({ view, symbol: one, name: -1 }, heir)) &&
      standsIn(view, one, symbol)
    );
  });
  // What reads a component of a record has its name.
  const read =
    all.length === 0 && space === 'method'
      ? view.symbolsOf(name).filter((one) => isComponent(view, one) && view.facts.symbols[one]!.parent === symbol)
      : [];
  return [...all, ...read].map((one) => links.defined(view, one));
}

/** False for what a class without a name has, that is made where a type is initialised. */
function standsIn(view: FileView, member: number, type: number): boolean {
  const { scope = -1 } = (view.file.language === 'java' && view.bindingAt(view.nameOfSymbol(member))) || {};
  return view.facts.scopes[scope]?.kind !== 'class' || isBodyOf(view, scope, type);
}

/** True for a field that stands outside the body of its type, as those of records do. */
function isComponent(view: FileView, symbol: number): boolean {
  const binding = view.bindingAt(view.nameOfSymbol(symbol));
  return binding !== undefined && view.facts.scopes[binding.scope]?.kind === 'type-parameters';
}

/** What is seen through a class scope. */
export interface ClassBody {
  /** The type whose body it is; undefined when that has no name. */
  type: Defined | undefined;
  /** What it takes its members from, where it has no name. */
  base: ValueType | undefined;
}

/** The type that a class scope is the body of. */
export function bodyOf(view: FileView, scope: number, links: LinkWorld): ClassBody {
  const { scopes, symbols } = view.facts;
  const { startLine: line, startColumn: column, parent } = scopes[scope]!;
  const around = view.symbolsAround({ line, column });
  const symbol = around.findLast((one) => TYPES.has(symbols[one]!.kind));
  const named = symbol === undefined ? undefined : links.defined(view, symbol);
  if (named && isBodyOf(view, scope, named.symbol)) return { type: named, base: undefined };
  const constant = around.at(-1) ?? -1;
  if (named && symbols[constant]?.kind === 'enum-member') {
    return { type: undefined, base: { is: 'instance', of: [named], certainty: 'exact' } };
  }
  // `new Base(…) { … }`: the first type that is made there.
  const made = scopes[parent];
  const from =
    made?.kind === 'type-parameters' ? firstMade(view, { line: made.startLine, column: made.startColumn }) : -1;
  if (from < 0) return { type: undefined, base: undefined };
  const value = links.typeAt(view, from, { kind: 'type', target: from, steps: [] });
  return { type: undefined, base: value };
}

function isBodyOf({ facts }: FileView, scope: number, symbol: number): boolean {
  const { startLine, startColumn } = facts.symbols[symbol]!;
  for (let above = facts.scopes[scope]!.parent; above >= 0; above = facts.scopes[above]!.parent) {
    const one = facts.scopes[above]!;
    const isInside = one.startLine > startLine || (one.startLine === startLine && one.startColumn >= startColumn);
    if (one.kind === 'class' && isInside) return false;
  }
  return true;
}

function firstMade(view: FileView, from: { line: number; column: number }): number {
  const { line, column } = view.occurrences;
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line[middle]! < from.line || (line[middle] === from.line && column[middle]! < from.column)) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < line.length; i++) {
    if (view.linksOf(i).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.type)) return i;
  }
  return -1;
}

/** The class scope that is the body of `new Base() { … }`, by the occurrence of the type that is made; -1 when it has none. */
export function bodyOfMade(view: FileView, occurrence: number): number {
  const { scopes } = view.facts;
  const around = view.scopeAt(view.placeOf(occurrence));
  const one = scopes[around];
  if (one?.kind !== 'type-parameters') return -1;
  if (firstMade(view, { line: one.startLine, column: one.startColumn }) !== occurrence) return -1;
  return scopes.findIndex(({ kind, parent }) => kind === 'class' && parent === around);
}

/** The innermost class scope around an occurrence, or -1. */
export function classScopeAt(view: FileView, occurrence: number): number {
  let scope = view.scopeAt(view.placeOf(occurrence));
  while (scope >= 0 && view.facts.scopes[scope]!.kind !== 'class') scope = view.facts.scopes[scope]!.parent;
  return scope;
}

/** What a class scope binds itself to a name in a space. */
export function ownOfScope(view: FileView, scope: number, name: string, space: NameSpace, links: LinkWorld): Defined[] {
  return view
    .boundAs(name)
    .inScope(scope)
    .flatMap((one) => {
      const kind = view.facts.symbols[one.symbol]?.kind ?? one.kind;
      return fitsSpace(kind, space) && one.symbol >= 0 ? [links.defined(view, one.symbol)] : [];
    });
}

/** Members of a name seen in a class scope: its own, then those it inherits. */
export function chainOfScope(view: FileView, scope: number, name: string, space: NameSpace, links: LinkWorld): Chain {
  return links.foundOf(view, `scope ${scope} ${space} ${name}`, () =>
    readChainOfScope(view, scope, name, space, links),
  );
}

function readChainOfScope(view: FileView, scope: number, name: string, space: NameSpace, links: LinkWorld): Chain {
  const { type, base } = bodyOf(view, scope, links);
  if (type) return chainOf([{ is: 'instance', of: [type], certainty: 'exact' }], name, space, links);
  const above = chainOf([base], name, space, links, view);
  const own = ownOfScope(view, scope, name, space, links);
  if (own.length === 0) return above;
  const level: Level = { type: { is: 'instance', of: [], certainty: 'exact' }, members: own, isSure: true };
  return { ...above, levels: [level, ...above.levels] };
}
