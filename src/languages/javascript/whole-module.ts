import { LINK_STEPS, LINK_TARGETS, ROLES, type StoredImport } from '../../model/index.ts';
import { askedOnce } from '../asked-once.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning, ValueType } from '../meaning.ts';

const CALL = LINK_STEPS.indexOf('call');

/** A module that is what another is, and that in turn, without end. */
const CIRCULAR: Meaning = { is: 'unknown', rule: 'circular' };

/** What a file says that it is as a whole: the name that is given a value (`exports`, or that of `export = f`). */
interface Whole {
  occurrence: number;
  /** What it is given. */
  value: Link;
}

/**
 * What `require` of a module as a whole gives, where that is a definition: that of `module.exports = f`, of `export = f`,
 * or of what is required there. Undefined where it is the object of all that the module exports.
 */
export function requiredWhole(
  from: FileView,
  item: StoredImport,
  on: FileView,
  links: LinkWorld,
  seen: ReadonlySet<string>,
): Meaning | undefined {
  const isRequired = item.kind === 'require' || (item.kind === 're-export' && wholeOf(from) !== undefined);
  return isRequired ? meaningOfWhole(on, links, seen) : undefined;
}

/** What a module has under a name beside what it exports by it: a member of what it is as a whole. */
export function memberOfWhole(
  on: FileView,
  name: string,
  links: LinkWorld,
  seen: ReadonlySet<string>,
): Meaning | undefined {
  const whole = wholeOf(on);
  if (!whole) return undefined;
  const meaning = meaningOfWhole(on, links, seen);
  // What is imported as the default is all of a CommonJS module.
  if (name === 'default') {
    const { path, language: by } = on.file;
    return meaning ?? { is: 'module', path, by, certainty: 'exact', rule: 'import-module' };
  }
  const { occurrence, value } = whole;
  const of: ValueType = meaning ? links.valueOf(meaning) : links.valueAt(on, occurrence, value);
  if (of.is === 'module') return links.inModule(of.path, name, of.by, seen);
  return of.is === 'instance' || of.is === 'type' ? links.member(of, name) : undefined;
}

/** What a module is as a whole, see {@link requiredWhole}. */
export function wholeAt(path: string, links: LinkWorld): Meaning | undefined {
  const on = links.viewOf(path);
  const found = on && meaningOfWhole(on, links, new Set());
  return found?.is === 'definitions' ? { ...found, whole: undefined } : undefined;
}

/** What a call of `require` gives that binds no name: `require('./x').y`. */
export function requiredValue({ view, occurrence, name }: NameUse, links: LinkWorld): ValueType | undefined {
  if (name !== 'require') return undefined;
  const { line, column } = view.placeOf(occurrence);
  const item = view.facts.imports.find(
    ({ kind, specifier, startLine, startColumn }) =>
      kind === 'require' && specifier !== '' && startLine === line && startColumn === column,
  );
  return item && links.valueOf(links.imported(view, { ...item, imported: '*' }));
}

/** What `exports` and `module.exports` are where nothing else has these names: the file itself, as others require it. */
export function ownExports(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, name } = use;
  if (name !== 'exports' || view.file.language !== 'javascript') return undefined;
  const of = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const first = of ? of.target : occurrence;
  if (first < 0 || (of && view.nameAt(first) !== 'module')) return undefined;
  const isMember = view.linksOf(first).some(({ kind }) => kind === 'member');
  if (isMember || links.lexical({ ...use, occurrence: first, name: view.nameAt(first) }).is === 'definitions')
    return undefined;
  return { is: 'module', path: view.file.path, by: view.file.language, certainty: 'exact' };
}

/** `exports.go = other.go`: another name of what that is. What a function is given, `go.on = other.on`, is a member of its own. */
export function exportedMember([one, more]: readonly Defined[], links: LinkWorld): Meaning | undefined {
  if (!one || more || one.view.file.language !== 'javascript') return undefined;
  if (one.view.facts.symbols[one.symbol]?.owner !== '') return undefined;
  const [value, another] = one.view.linksOf(one.name).filter(({ kind }) => kind === 'value');
  if (!value || another || value.target < 0 || value.steps.length > 0) return undefined;
  if (one.view.nameAt(value.target) !== one.view.nameAt(one.name)) return undefined;
  const found = links.meaning(one.view, value.target);
  if (found.is === 'unknown' && found.rule === CIRCULAR.rule) return found;
  const isItself =
    found.is === 'definitions' && found.all.some(({ view, name }) => view === one.view && name === one.name);
  return (found.is === 'definitions' && !isItself) || found.is === 'outside' ? found : undefined;
}

function meaningOfWhole(on: FileView, links: LinkWorld, seen: ReadonlySet<string>): Meaning | undefined {
  const whole = wholeOf(on);
  if (!whole) return undefined;
  const key = `${on.file.id}:whole`;
  const asked = askedOnce(seen, key, () => ({ meaning: readWholeMeaning(on, whole, links, seen) }));
  return asked ? asked.meaning : CIRCULAR;
}

function readWholeMeaning(
  on: FileView,
  { occurrence, value }: Whole,
  links: LinkWorld,
  seen: ReadonlySet<string>,
): Meaning | undefined {
  if (value.target === LINK_TARGETS.here) return links.meaning(on, occurrence);
  if (value.target === LINK_TARGETS.function || value.target === LINK_TARGETS.unknown)
    return ownWhole(on, occurrence, links);
  if (value.target < 0) return undefined;
  const { line } = on.placeOf(occurrence);
  if (value.steps.length === 1 && value.steps[0] === CALL && on.nameAt(value.target) === 'require') {
    const item = on.facts.imports.find(
      ({ kind, imported, local, startLine }) =>
        kind === 're-export' && imported === '*' && local === '*' && startLine === line,
    );
    return item && links.imported(on, item, seen);
  }
  // Others that have it would not know by which name.
  if (value.steps.length > 0 || on.linksOf(value.target).some(({ kind }) => kind === 'member')) return undefined;
  const found = links.meaning(on, value.target);
  return found.is === 'definitions' || found.is === 'module' ? found : undefined;
}

/** The function or class that stands where it is exported: `module.exports = function () {}`. */
function ownWhole(on: FileView, occurrence: number, links: LinkWorld): Meaning | undefined {
  const { line } = on.placeOf(occurrence);
  const { symbols, imports } = on.facts;
  const own = imports.find(({ local, startLine }) => local === 'default' && startLine === line);
  const symbol =
    own && on.symbolsOf(own.imported).find((one) => symbols[one]!.parent < 0 && symbols[one]!.startLine === line);
  if (symbol === undefined) return undefined;
  return { is: 'definitions', all: [links.defined(on, symbol)], certainty: 'exact', rule: 'export' };
}

const known = new WeakMap<FileView, Whole | undefined>();

/** What a file is as a whole; undefined where that is not said once, without a condition. */
function wholeOf(view: FileView): Whole | undefined {
  if (!known.has(view)) known.set(view, readWhole(view));
  return known.get(view);
}

function readWhole(view: FileView): Whole | undefined {
  const isFree = (name: string): boolean => view.bindingsOf(name).length === 0;
  const given = view.file.language === 'javascript' && isFree('module') ? view.occurrencesOf('exports') : [];
  const found = given.flatMap((occurrence): Whole[] => {
    const links = view.linksOf(occurrence);
    const of = links.find(({ kind }) => kind === 'member')?.target ?? -1;
    const value = links.find(({ kind }) => kind === 'value');
    return value && of >= 0 && view.nameAt(of) === 'module' ? [{ occurrence, value }] : [];
  });
  for (const { specifier, imported, local, startLine } of view.facts.reExports()) {
    if (specifier !== '' || local !== 'default') continue;
    for (const occurrence of view.occurrencesOf(imported)) {
      if (view.placeOf(occurrence).line < startLine || ROLES[view.occurrences.role[occurrence]!] !== 'export') continue;
      const value = view.linksOf(occurrence).find((link) => link.kind === 'value' && link.target === LINK_TARGETS.here);
      if (value) found.push({ occurrence, value });
    }
  }
  const [only, more] = found;
  return only && !more && view.scopeAt(view.placeOf(only.occurrence)) === 0 ? only : undefined;
}
