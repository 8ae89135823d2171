import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Defined, type Meaning, UNKNOWN, weaker } from '../meaning.ts';
import { asLinked, builtHere, isBuilt as isBuiltHere, isDefinedBy } from './built-here.ts';
import { isAtFileLevel, isDeclaration, isExternal, isHeader, isMacro, isTag } from './definitions.ts';
import type { Closure } from './includes.ts';
import { openLikelihood } from './likely-branches.ts';
import { type Named, stateOf } from './state.ts';
import { isSystemName } from './system-names.ts';

/** True when a name is written as a tag: `struct x`. */
export function isTagged({ view, occurrence }: NameUse): boolean {
  return occurrence >= 0 && view.linksOf(occurrence).some(({ kind }) => kind === 'tag');
}

/** All definitions that are one with this: alternatives of the preprocessor, what declares a function and its bodies. */
export function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  return stateOf(links).linkage.joined(one);
}

/**
 * How likely a definition is there, by the conditions of the preprocessor that it stands in; above 1 for a macro that
 * likely is, and takes the name from all else that has it.
 */
export function likelihood(one: Defined, links: LinkWorld): number {
  const state = stateOf(links);
  const placeOf = ({ view, name }: Defined) => ({ path: view.file.path, line: view.placeOf(name).line });
  const isSeen = ({ view }: Defined, from: string): boolean => {
    const { path } = view.file;
    return path === from || (isHeader(path) && state.includes.isIncluded(path));
  };
  state.likelihood ??= openLikelihood(state.macros.conditionsOf, (macro, from) => {
    const all = links.definitions(macro, one.view).filter(isMacro);
    return all.filter((each) => isSeen(each, from)).map(placeOf);
  });
  if (one.name < 0) return 1;
  const { path, line } = placeOf(one);
  const value = state.likelihood(path, line);
  return isMacro(one) && value >= 0.5 ? value + 1 : value;
}

/** What a file includes. */
export function closureOf(path: string, links: LinkWorld): Closure {
  return stateOf(links).includes.closureOf(path);
}

/**
 * What a unit has for itself, and no file that is included, is named there and in what it includes: static functions,
 * types, macros. Members are left out: values of which nothing is known may have them.
 */
export function namedFrom(one: Defined, links: LinkWorld): ((path: string) => boolean) | undefined {
  const { includes } = stateOf(links);
  const { path } = one.view.file;
  if (one.symbol < 0 || isHeader(path) || !isAtFileLevel(one) || isExternal(one) || includes.isIncluded(path)) {
    return undefined;
  }
  // Others may name a type that a header leaves open.
  if (isTag(one)) return undefined;
  const closure = includes.closureOf(path);
  return (from) => closure.has(from) !== undefined;
}

/** What a name means that its file does not define: by what it includes, by what includes it, by external linkage. */
export function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { meanings } = stateOf(links);
  const { view, name, role } = use;
  const isFree = use.occurrence >= 0 && isOrdered(use, links);
  if (isFree) return asUnmixed(builtHere(find(use, links), use, links), use, links);
  const key = `${view.file.id} ${isTagged(use)} ${role === 'call'} ${name}`;
  if (!meanings.has(key)) meanings.set(key, find(use, links));
  return asUnmixed(builtHere(meanings.get(key), use, links), use, links);
}

/**
 * A macro that is certainly defined takes its name from all else that has it. Not certain where one may, of what is there in
 * the build.
 */
function asUnmixed(meaning: Meaning | undefined, use: NameUse, links: LinkWorld): Meaning | undefined {
  if (meaning?.is !== 'definitions') return meaning;
  if (isTagOfMacro(use, links)) return { ...meaning, certainty: 'inferred' };
  const [macros, others] = [meaning.all.filter(isMacro), meaning.all.filter((one) => !isMacro(one))];
  if (macros.length === 0 || others.length === 0) return meaning;
  const [only, more] = macros;
  if (!only || more || !takesName(only, use, links)) return { ...meaning, certainty: 'inferred' };
  const elsewhere = [...others.filter((one) => !isDeclaration(one)), ...(meaning.elsewhere ?? [])];
  return { ...meaning, all: macros, ...(elsewhere.length > 0 && { elsewhere }) };
}

/** True for a macro that is certainly defined where a name stands. */
function takesName(one: Defined, use: NameUse, links: LinkWorld): boolean {
  const { includes, macros } = stateOf(links);
  if (use.occurrence < 0 || macros.isOrdered(use.name) || (takesParameters(one) && !isGiven(use, links))) return false;
  const { path } = use.view.file;
  const to = one.view.file.path;
  const { line } = use.view.placeOf(use.occurrence);
  if (path === to) return one.view.placeOf(one.name).line < line && isDefinedBy(one, use, links);
  const isBefore = use.view.facts.imports.some((item) => {
    if (item.kind !== 'include' || item.startLine >= line) return false;
    if (macros.conditionsOf(path).isConditional(item.startLine)) return false;
    const targets = links.targets(use.view, item);
    return targets.some((at) => at.status === 'internal' && isAlways(at.path, to));
  });
  return isBefore && isDefinedBy(one, use, links);

  function isAlways(from: string, included: string): boolean {
    return includes.alwaysFrom(from, macros.conditionsOf).has(included);
  }
}

/** True for a name with parentheses behind it: `f(`, also where it is defined. */
function isGiven({ view, occurrence, name, role }: NameUse, links: LinkWorld): boolean {
  if (role !== 'definition') return role === 'call';
  const { line, column } = view.placeOf(occurrence);
  const text = links.files.text(view.file.path)?.split('\n')[line] ?? '';
  return /^\s*\(/.test(text.slice(column + name.length));
}

/** Whether a definition is there in the build that a place is read for; undefined when it may be. */
export function isBuilt(one: Defined, use: NameUse, links: LinkWorld): boolean | undefined {
  const meaning = isMacro(one) ? taken(use, links) : undefined;
  const takes = meaning?.is === 'definitions' && meaning.all.some((each) => isSame(each, one));
  return takes ? true : isBuiltHere(one, use, links);
}

/** The macro that what its file defines by a name is written with, or that puts another name in its place. */
export function taken(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name, occurrence } = use;
  if (!namedAs(use, links).hasMacro) return undefined;
  if (view.symbolsOf(name).every((symbol) => view.facts.symbols[symbol]!.kind === 'macro')) return undefined;
  if (isTagged(use) || view.linksOf(occurrence).some(({ kind }) => kind === 'member')) return undefined;
  const closure = closureOf(view.file.path, links);
  const macros = links.definitions(name, view).filter((one) => isMacro(one) && closure.has(one.view.file.path));
  const here = macros.filter((one) => isBuiltHere(one, use, links) !== false);
  const [only, more] = here;
  if (!only || more || !takesName(only, use, links)) return undefined;
  const elsewhere = macros.filter((one) => one !== only);
  const certainty = closure.has(only.view.file.path) ?? 'inferred';
  return { is: 'definitions', all: [only], certainty, rule: 'macro', ...(elsewhere.length > 0 && { elsewhere }) };
}

/** True for a tag whose name a macro that is seen puts something else in place of. */
function isTagOfMacro(use: NameUse, links: LinkWorld): boolean {
  if (!isTagged(use)) return false;
  const closure = closureOf(use.view.file.path, links);
  return namedAs(use, links).plain.some(
    (one) => isMacro(one) && !takesParameters(one) && closure.has(one.view.file.path) !== undefined,
  );
}

function isOrdered(use: NameUse, links: LinkWorld): boolean {
  return namedAs(use, links).hasMacro && stateOf(links).macros.isOrdered(use.name);
}

/** Of some names there are a thousand definitions, and as many files that use them. */
function namedAs({ view, name }: NameUse, links: LinkWorld): Named {
  const { named } = stateOf(links);
  const key = `${view.file.language} ${name}`;
  let known = named.get(key);
  if (!known) {
    const every = links.definitions(name, view);
    const all = every.filter(isAtFileLevel);
    const tags = all.filter(isTag);
    known = { hasMacro: every.some(isMacro), all, tags, plain: all.filter((one) => !isTag(one)) };
    named.set(key, known);
  }
  return known;
}

function find(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name, role } = use;
  const { includes, linkage, macros } = stateOf(links);
  const { all, tags, plain } = namedAs(use, links);
  // `struct` may have been taken for a macro's.
  const kinds = (isTagged(use) ? [tags] : [plain, tags]).filter((candidates) => candidates.length > 0);
  const closure = includes.closureOf(view.file.path);
  for (const candidates of kinds) {
    const seen = seenIn(candidates, closure);
    if (seen) return meaningOf(seen.found, seen.certainty, 'include');
  }
  // To find what includes a file, many others are read.
  const units = kinds.length === 0 ? [] : includes.unitsOf(view.file.path).map((unit) => includes.closureOf(unit));
  for (const candidates of kinds) {
    const seen = units.flatMap((unit) => seenIn(candidates, unit) ?? []);
    const found = [...new Set(seen.flatMap((one) => one.found))];
    // Where units that include the file lack the macro, they have another, or what uses it stands in a condition.
    const isLacked = seen.length < units.length && found.some(isMacro);
    const certainty = seen.reduce<Certainty>(
      (least, one) => weaker(least, one.certainty),
      isLacked ? 'inferred' : 'exact',
    );
    if (found.length > 0) return meaningOf(found, isOne(found) ? certainty : 'inferred', 'included');
  }
  const completing = isTagged(use) ? tags.filter(completes) : [];
  if (completing.length > 0) return meaningOf(completing, isOne(completing) ? 'exact' : 'inferred', 'completed');
  return undeclared();

  /** True when a tag is the one that is left open here: a header that both files see names it. */
  function completes(one: Defined): boolean {
    const other = includes.closureOf(one.view.file.path);
    return links.filesWith(name).some((path) => {
      if (closure.has(path) !== 'exact' || other.has(path) !== 'exact') return false;
      const on = links.viewOf(path);
      return on?.occurrencesOf(name).some((occurrence) => isTagged({ ...use, view: on, occurrence })) ?? false;
    });
  }

  function seenIn(
    candidates: readonly Defined[],
    within: Closure,
  ): { found: Defined[]; certainty: Certainty } | undefined {
    const sure = candidates.filter((one) => within.has(one.view.file.path) === 'exact');
    const found = sure.length > 0 ? sure : candidates.filter((one) => within.has(one.view.file.path));
    return found.length === 0 ? undefined : { found, certainty: sure.length > 0 ? 'exact' : 'inferred' };
  }

  function isOne(found: readonly Defined[]): boolean {
    const [first] = found;
    const group = first ? linkage.joined(first) : [];
    return found.every((one) => group.some((other) => isSame(one, other)));
  }

  function meaningOf(visible: readonly Defined[], certainty: Certainty, rule: string): Meaning {
    const seen = holding(visible);
    // A macro with parameters is none where it is not called.
    const found = role === 'call' ? seen : seen.filter((one) => !isMacro(one) || !takesParameters(one));
    const meant = found.length > 0 ? found : seen;
    const joint = new Map(
      meant.flatMap((one) => linkage.joined(one)).map((one) => [`${one.view.file.id}:${one.symbol}`, one]),
    );
    return { is: 'definitions', all: [...joint.values()], certainty, rule };
  }

  /** Without macros that do not hold there, where that is known. */
  function holding(seen: readonly Defined[]): readonly Defined[] {
    if (use.occurrence < 0 || !seen.some(isMacro) || !macros.isOrdered(name)) return seen;
    const holds = macros.at(use);
    const left = seen.filter((one) => !isMacro(one) || holds.some((other) => isSame(one, other)));
    return left.length > 0 ? left : seen;
  }

  /** Functions may be called that nothing declares; what an include that is not found declares is not known. */
  function undeclared(): Meaning | undefined {
    const candidates = all.filter(
      (one) => (role === 'call' && isExternal(one)) || (closure.isOpen && isHeader(one.view.file.path)),
    );
    // A variable that is not seen here may be one that a macro makes.
    if (candidates.length === 0)
      return { is: 'outside', rule: 'unbound', ...(role !== 'call' && role !== 'type' && { value: UNKNOWN }) };
    // What the system declares is its own.
    const isOfSystem = role === 'call' && closure.leadsOut && isSystemName(name);
    return { is: 'unknown', rule: 'not-declared', candidates, ...(isOfSystem && { unlikely: true }) };
  }
}

function takesParameters({ view, symbol }: Defined): boolean {
  const { startLine, startColumn } = view.facts.symbols[symbol]!;
  return view.facts.scopes.some((scope) => scope.startLine === startLine && scope.startColumn === startColumn);
}

const isSame = (one: Defined, other: Defined): boolean =>
  one.symbol === other.symbol && one.view.file.id === other.view.file.id;

/** False for what systems have too, where it is defined or included in a condition only: it may be theirs then. */
export function isCertain(all: readonly Defined[], use: NameUse, links: LinkWorld): boolean {
  const { includes, macros } = stateOf(links);
  const named = all.filter(
    ({ view, symbol }) => !/^(?:field|method)$/.test(view.facts.symbols[symbol]?.kind ?? 'field'),
  );
  const lineOf = ({ view, name }: Defined): number => view.placeOf(name).line;
  if (named.length === 0 || use.role === 'definition' || !isSystemName(use.name)) return true;
  // Tags of the project begin with an underscore as often as macros of the compiler.
  if (isTagged(use) && use.name.startsWith('_')) return true;
  // A function that is supplied where it is missing is defined in a file of its own.
  const seen = named.filter(({ view }) => includes.closureOf(use.view.file.path).has(view.file.path));
  return (seen.length > 0 ? seen : named).some((one) => {
    const lines = named.filter(({ view }) => view === one.view).map(lineOf);
    const { path } = one.view.file;
    const from = one.view.file.id === use.view.file.id ? use.view.placeOf(use.occurrence).line : -1;
    return !isInCondition(use.view.file.path, path) && macros.conditionsOf(path).isAlways(lines, from);
  });

  function isInCondition(from: string, path: string): boolean {
    const sees = (unit: string): boolean => includes.closureOf(unit).has(path) !== undefined;
    const units = sees(from) ? [from] : includes.unitsOf(from).filter(sees);
    return units.some((unit) => !includes.alwaysFrom(unit, macros.conditionsOf).has(path));
  }
}

/**
 * What else a name of a file may mean that is defined there: by a file that it includes, where its own definition stands
 * in a condition, or is a macro that the other replaces.
 */
export function addedTo(
  own: readonly Defined[],
  links: LinkWorld,
): { all: readonly Defined[]; certainty: Certainty } | undefined {
  const [first] = own;
  if (!first || first.symbol < 0 || !own.every(isAtFileLevel)) return undefined;
  const { path } = first.view.file;
  const name = first.view.nameAt(first.name);
  const named = links.definitions(name, first.view);
  if (named.length === own.length) return undefined;
  const { includes, macros } = stateOf(links);
  const closure = includes.closureOf(path);
  const others = named.filter(
    (one) =>
      !own.some((each) => isSame(each, one)) &&
      closure.has(one.view.file.path) !== undefined &&
      isTag(one) === isTag(first) &&
      isAtFileLevel(one),
  );
  if (others.length === 0) return undefined;
  if (own.every(isMacro) && others.some(isMacro) && macros.isOrdered(name)) return { all: others, certainty: 'exact' };
  if (own.every(isMacro) && others.some((one) => isMacro(one) && isIncludedBehind(one))) {
    return { all: others, certainty: 'inferred' };
  }
  const lines = own.filter(({ view }) => view === first.view).map(({ view, name: at }) => view.placeOf(at).line);
  if (macros.conditionsOf(path).isAlways(lines, -1)) return undefined;
  return { all: others, certainty: 'inferred' };

  /** True for what an include brings that comes after the last definition here. */
  function isIncludedBehind(one: Defined): boolean {
    const last = Math.max(...own.map(({ view, name: at }) => view.placeOf(at).line));
    return first!.view.facts.imports.some((item) => {
      if (item.kind !== 'include' || item.startLine < last) return false;
      const targets = links.targets(first!.view, item);
      return targets.some(
        (to) => to.status === 'internal' && includes.closureOf(to.path).has(one.view.file.path) !== undefined,
      );
    });
  }
}

/** Of the definitions of a macro, those that hold where it is used. */
export function choose(all: readonly Defined[], use: NameUse, links: LinkWorld): Meaning {
  const { macros } = stateOf(links);
  const whole = asLinked(
    { is: 'definitions', all, certainty: 'exact', rule: 'all' },
    (one) => isBuiltHere(one, use, links) !== false,
    links,
  );
  const { certainty } = whole;
  if (use.role === 'definition' || !all.some(isMacro) || !macros.isOrdered(use.name)) return whole;
  const holds = macros.at(use);
  const left = all.filter((one) => !isMacro(one) || holds.some((other) => isSame(one, other)));
  if (left.length === 0) return { ...whole, certainty: 'inferred' };
  // One of them may be included in a condition.
  const isOne = left.every(({ view }) => view === left[0]!.view);
  return { ...whole, all: left, certainty: isOne ? certainty : 'inferred' };
}
