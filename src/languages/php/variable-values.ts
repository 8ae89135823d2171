import { LINK_TARGETS, ROLES, SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, identityOf, oneOf, UNKNOWN, type ValueType, weakened } from '../meaning.ts';
import { countingTypes } from './said-types.ts';
import { isBelow } from './types-above.ts';
import { functionOf, isTaken } from './variables.ts';

/** Places where a variable or property is given a value, or asked what it is. */
interface Source {
  occurrence: number;
  /** What it is declared to be from there on; else what it is given. Without either it is given something unknown. */
  declared: readonly Link[];
  given: readonly Link[];
  /** What `instanceof` asks there. */
  asked: readonly Link[];
  writes: boolean;
}

/**
 * More writes of a variable than this that come of variables with several are not compared: each may come of all the others, so the
 * number of ways to know one grows with their faculty. What counts is then the last before the place.
 */
const MANY = 4;
/** So many members of a chain are followed. */
const LONG = 20;
const [DEFINITION, WRITE, MENTION] = [ROLES.indexOf('definition'), ROLES.indexOf('write'), ROLES.indexOf('mention')];
/** Sources that are being looked at: what depends on itself adds nothing. */
const busy = new Set<string>();
/** So many sources may hang on one another: each is looked at within the one before. */
const MOST_BUSY = 100;
const isBusy = (key: string): boolean => busy.has(key) || busy.size >= MOST_BUSY;

/** The value of a variable where it is used, and of a property that nothing declares, or that was asked about. */
export function valueAt(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, name } = use;
  if (name.startsWith('$')) return variableValue(view, occurrence, links);
  if (!view.linksOf(occurrence).some(({ kind }) => kind === 'member')) return undefined;
  const meaning = links.meaning(view, occurrence);
  const [only, ...others] = meaning.is === 'definitions' ? meaning.all : [];
  const own = only && others.length === 0 ? propertyValue(only, links) : undefined;
  const shown = shownAt(view, occurrence, links);
  return shown ? alsoOf(shown, own ?? links.valueOf(meaning), links) : own;
}

/** What `instanceof` has shown a value to be where it is used. */
function shownAt(view: FileView, occurrence: number, links: LinkWorld): ValueType | undefined {
  const role = view.occurrences.role[occurrence]!;
  if (role === DEFINITION || role === WRITE) return undefined;
  const shown = view.linksOf(occurrence).filter(({ kind, target }) => kind === 'type' && isBefore(target, occurrence));
  if (shown.length === 0) return undefined;
  return oneOf(shown.map((link) => asInstance(links.valueAt(view, occurrence, link))));
}

/** What is asked at a place stands behind it, what was shown by then before. */
const isBefore = (target: number, occurrence: number): boolean => target >= 0 && target < occurrence;

/** A value that is of two types, of which the one that was known before may say more. */
function alsoOf(shown: ValueType, base: ValueType, links: LinkWorld): ValueType {
  if (base.is === 'unknown' || shown.is === 'unknown') return shown.is === 'unknown' ? base : shown;
  if (base.is === 'instance' && shown.is === 'instance' && base.certainty === 'exact') {
    const isMore = base.of.every((one) => shown.of.every((other) => isBelow(one, other, links)));
    if (isMore) return base;
  }
  return { is: 'either', of: [shown, base], narrowed: 'proven' };
}

const isMention = (view: FileView, occurrence: number): boolean =>
  occurrence >= 0 && view.occurrences.role[occurrence] === MENTION;

/** What a property without a type is given in its class; others may give a public one something else. */
function propertyValue({ view, symbol, name }: Defined, links: LinkWorld): ValueType | undefined {
  const property = view.facts.symbols[symbol];
  if (property?.kind !== 'property' || property.owner !== '' || view.linksOf(name).length > 0) return undefined;
  const { parent, flags } = property;
  const given = view.occurrencesOf(property.name).flatMap((occurrence) => {
    const own = view.linksOf(occurrence);
    const isOwn = own.some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.this);
    if (!isOwn || !view.symbolsAround(view.placeOf(occurrence)).includes(parent)) return [];
    return sourceAt(view, occurrence) ?? [];
  });
  const written = given.filter(({ writes }) => writes);
  if (written.length === 0) return undefined;
  const values = written.map((source) => {
    const key = `${view.file.id}:${source.occurrence}`;
    return isBusy(key) ? UNKNOWN : guarded(key, () => sourceValue(view, source, links));
  });
  const value = values.some(({ is }) => is === 'unknown') ? UNKNOWN : oneOf(values);
  return flags & SYMBOL_FLAGS.private ? value : weakened(value, 'inferred');
}

/** Does something while a source is looked at. */
function guarded<T>(key: string, look: () => T): T {
  busy.add(key);
  try {
    return look();
  } finally {
    busy.delete(key);
  }
}

function variableValue(view: FileView, use: number, links: LinkWorld): ValueType {
  const meaning = links.meaning(view, use);
  if (meaning.is !== 'definitions') return UNKNOWN;
  const before = writtenBefore(view, use);
  const given = givenAt(view, before, links) ?? givenAnywhere(view, use, meaning.all[0]!.name, links);
  // That it is nothing of this project elsewhere says nothing of what it is here.
  const base = before >= 0 && given.is === 'outside' && givenAt(view, before, links) === undefined ? UNKNOWN : given;
  const shown = shownAt(view, use, links);
  if (shown) return alsoOf(shown, base, links);
  const sources = sourcesOf(view, meaning.all[0]!.name, links);
  const asked = sources.filter((one) => one.asked.length > 0 && one.occurrence < use);
  const isOnce = before >= 0 || sources.filter(({ writes }) => writes).length < 2;
  // What it was before it was given something else says nothing.
  const since = asked.filter(({ occurrence }) => occurrence >= before);
  // `@var` in front of a statement holds from there on.
  const said = since.filter((one) => one.asked.every(({ target }) => isMention(view, target))).slice(-1);
  if (said.length > 0 && isOnce) return alsoOf(oneOf(typesAsked(view, said, links)), base, links);
  if (base.is === 'unknown' || base.is === 'outside') {
    return asked.length === 0 ? base : weakened(oneOf(typesAsked(view, asked, links)), 'inferred');
  }
  if (since.length === 0) return base;
  const types = typesAsked(view, since, links);
  // In the same function it would have been shown here, too.
  const isElsewhere = since.some((one) => functionOf(view, one.occurrence) !== functionOf(view, use));
  const of = isElsewhere ? [...types.map((value) => weakened(value, 'inferred')), base] : [base, ...types];
  return { is: 'either', of, narrowed: 'likely' };
}

/** The types that some places ask for, the last one first. */
function typesAsked(view: FileView, places: readonly Source[], links: LinkWorld): ValueType[] {
  const all = [...places].reverse().flatMap((one) => one.asked.map((link) => typeOf(view, one, link, links)));
  return [...new Map(all.map((value) => [identityOf(value), value])).values()];
}

/** Where a variable was given what it has, if that is one place on all ways; else -1. */
function writtenBefore(view: FileView, use: number): number {
  return view.linksOf(use).find(({ kind, target }) => kind === 'value' && isBefore(target, use))?.target ?? -1;
}

/** What a variable is given at a place; undefined where nothing is known of that. */
function givenAt(view: FileView, place: number, links: LinkWorld): ValueType | undefined {
  const source = place < 0 ? undefined : sourceAt(view, place);
  const key = `${view.file.id}:${place}`;
  if (!source || isBusy(key)) return undefined;
  const value = guarded(key, () => sourceValue(view, source, links));
  return value.is === 'unknown' ? undefined : value;
}

function givenAnywhere(view: FileView, use: number, variable: number, links: LinkWorld): ValueType {
  const writes = sourcesOf(view, variable, links).filter((one) => one.writes && !dependsOn(view, one, use));
  return baseValue(view, use, writes, links);
}

/** What the writes say: all the same, else the last before the place. */
function baseValue(view: FileView, use: number, writes: readonly Source[], links: LinkWorld): ValueType {
  const valuesOf = (some: readonly Source[]): { source: Source; value: ValueType }[] =>
    some.flatMap((source) => {
      const key = `${view.file.id}:${source.occurrence}`;
      if (isBusy(key)) return [];
      return [{ source, value: guarded(key, () => sourceValue(view, source, links)) }];
    });
  if (writes.filter((source) => comesOfSeveral(view, source, links)).length > MANY) {
    const [last] = valuesOf(writes.filter(({ occurrence }) => occurrence < use).slice(-1));
    return last ? weakened(last.value, 'inferred') : UNKNOWN;
  }
  const valued = valuesOf(writes);
  if (valued.length === 0) return UNKNOWN;
  const all = oneOf(valued.map(({ value }) => value));
  if (all.is !== 'either' && valued.every(({ value }) => value.is !== 'unknown')) return all;
  const before = valued.filter(({ source }) => source.occurrence < use).at(-1);
  return before ? weakened(before.value, 'inferred') : UNKNOWN;
}

function sourceValue(view: FileView, source: Source, links: LinkWorld): ValueType {
  const { declared, given, occurrence } = source;
  if (declared.length > 0) {
    const all = countingTypes({ view, symbol: -1, name: occurrence }, declared, undefined, links);
    return oneOf(all.map((link) => typeOf(view, source, link, links)));
  }
  if (given.length === 0) return UNKNOWN;
  const values = given.map((link) => links.valueAt(view, occurrence, link));
  // A value of a class of PHP or of a dependency may have the member, too.
  const isElsewhere = values.some((value) => value.is === 'outside' && value.name.startsWith('\\'));
  const value = oneOf(values);
  return isElsewhere && values.length > 1 ? weakened(value, 'inferred') : value;
}

function typeOf(view: FileView, { occurrence }: Source, link: Link, links: LinkWorld): ValueType {
  const value = links.valueAt(view, occurrence, link);
  return asInstance(value);
}

function asInstance(value: ValueType): ValueType {
  if (value.is === 'type') return { ...value, is: 'instance' };
  return value.is === 'many' ? { ...value, of: asInstance(value.of) } : value;
}

/** True where what is given comes of a variable with several values: to know it these have to be known. */
function comesOfSeveral(view: FileView, { declared, given }: Source, links: LinkWorld): boolean {
  if (declared.length > 0) return false;
  return given.some(({ target }) => {
    const start = target < 0 ? -1 : startOf(view, target);
    if (start < 0 || !view.nameAt(start).startsWith('$')) return false;
    const meaning = links.meaning(view, start);
    if (meaning.is !== 'definitions') return false;
    return sourcesOf(view, meaning.all[0]!.name, links).filter(({ writes }) => writes).length > 1;
  });
}

/** Where the chain of members begins that ends at an occurrence. */
function startOf(view: FileView, occurrence: number): number {
  let at = occurrence;
  for (let depth = 0; depth < LONG; depth++) {
    const before = view.linksOf(at).find(({ kind }) => kind === 'member')?.target ?? -1;
    if (before < 0) return at;
    at = before;
  }
  return at;
}

/** `$x = $x->next()`: what is given there comes of the use itself. */
function dependsOn(view: FileView, { given }: Source, use: number): boolean {
  return given.some(({ target }) => {
    for (let at = target, depth = 0; at >= 0 && depth < LONG; depth++) {
      if (at === use) return true;
      at = view.linksOf(at).find(({ kind }) => kind === 'member')?.target ?? -1;
    }
    return false;
  });
}

const known = new WeakMap<FileView, Map<number, readonly Source[]>>();

function sourcesOf(view: FileView, variable: number, links: LinkWorld): readonly Source[] {
  let own = known.get(view);
  if (!own) {
    own = new Map();
    known.set(view, own);
  }
  let found = own.get(variable);
  if (!found) {
    found = view.occurrencesOf(view.nameAt(variable)).flatMap((occurrence) => {
      const meaning = links.meaning(view, occurrence);
      if (meaning.is !== 'definitions' || meaning.all[0]!.name !== variable) return [];
      const source = sourceAt(view, occurrence);
      return source ? [source] : [];
    });
    own.set(variable, found);
  }
  return found;
}

function sourceAt(view: FileView, occurrence: number): Source | undefined {
  const role = view.occurrences.role[occurrence]!;
  const writes = role === DEFINITION || role === WRITE;
  const links = isTaken(view, occurrence) ? [] : view.linksOf(occurrence);
  const types = links.filter(({ kind }) => kind === 'type');
  // What `instanceof` asks stands behind the name, what declares it in front; where it only shows something, nothing is asked.
  const isParameter = view.bindingAt(occurrence)?.kind === 'parameter';
  const declared = writes ? types.filter(({ target }) => isParameter || target < occurrence) : [];
  const asked = types.filter(
    (link) => !declared.includes(link) && (!isBefore(link.target, occurrence) || isMention(view, link.target)),
  );
  const given = links.filter(({ kind }) => kind === 'value');
  if (!writes && asked.length === 0) return undefined;
  return { occurrence, declared, given, asked, writes };
}
