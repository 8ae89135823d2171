import type { StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOfDefined, type Meaning, type TypedValue } from '../meaning.ts';
import type { ModuleWorld } from '../modules.ts';
import { isStatic, packageOf } from './access.ts';
import { type BuildModules, openBuildModules } from './build-modules.ts';
import { chainOf } from './classes.ts';
import { fitsSpace, type NameSpace } from './name-spaces.ts';
import { definitionsOf } from './type-names.ts';

const builds = new WeakMap<ModuleWorld, BuildModules>();

/** The build modules of the files of a link world. */
function buildsOf({ files }: LinkWorld): BuildModules {
  let known = builds.get(files);
  if (!known) {
    known = openBuildModules(files);
    builds.set(files, known);
  }
  return known;
}

/** What a file sees of definitions that have one whole name; undefined when there are none in this space. */
export function wholeNamed(whole: string, space: NameSpace, from: FileView, links: LinkWorld): Meaning | undefined {
  const found = definitionsOf(whole, links.files).filter(({ facts, symbol }) =>
    fitsSpace(facts.symbols[symbol]!.kind, space),
  );
  if (found.length === 0) return undefined;
  const seen = new Set(buildsOf(links).seenFrom(from.file.path, [...new Set(found.map(({ file }) => file.path))]));
  const all = found.flatMap(({ file, symbol }): Defined[] => {
    const view = seen.has(file.path) ? links.viewOf(file.path) : undefined;
    return view ? [links.defined(view, symbol)] : [];
  });
  return seen.size > 1
    ? { is: 'unknown', rule: 'several-modules', candidates: all }
    : { is: 'definitions', all, certainty: 'exact', rule: 'whole-name' };
}

/** What an import brings under its name, in a space; undefined when nothing of this project. */
export function broughtBy(
  { specifier, imported, kind }: Pick<StoredImport, 'specifier' | 'imported' | 'kind'>,
  space: NameSpace,
  from: FileView,
  links: LinkWorld,
): Meaning | undefined {
  if (kind === 'import' && from.file.language === 'java' && space !== 'type' && space !== 'any') return undefined;
  const whole = wholeNamed(`${specifier}.${imported}`, space === 'any' ? 'type' : space, from, links);
  // Overloads can be inherited, too.
  if (whole && (whole.is !== 'definitions' || space === 'type' || space === 'any')) return whole;
  const own = whole?.is === 'definitions' ? { ...whole, all: whole.all.filter(isStatic) } : undefined;
  return memberOfType(specifier, imported, space, from, links) ?? (own && own.all.length > 0 ? own : undefined);
}

function memberOfType(
  whole: string,
  name: string,
  space: NameSpace,
  from: FileView,
  links: LinkWorld,
): Meaning | undefined {
  const type = wholeNamed(whole, 'type', from, links);
  if (type?.is !== 'definitions') return type;
  const value: TypedValue = { is: 'type', of: type.all, certainty: 'exact' };
  const { levels, unknown } = chainOf([value], name, space, links);
  const isTyped = space === 'type' || space === 'any';
  const found = levels.map(({ members }) => (isTyped ? members : members.filter(isStatic)));
  // A field hides those of supertypes, a method has overloads there.
  const all = space === 'value' ? (found.find((members) => members.length > 0) ?? []) : found.flat();
  if (all.length > 0) return { is: 'definitions', all, certainty: 'exact', rule: 'static-import' };
  return unknown ? { is: 'unknown', rule: 'supertype-unknown' } : undefined;
}

/** What a name means in the package of a file, then by its imports of all names; undefined when nothing of this project. */
export function packageScope(name: string, space: NameSpace, from: FileView, links: LinkWorld): Meaning | undefined {
  const find = () => ({ meaning: readPackageScope(name, space, from, links) });
  return links.foundOf(from, `package ${space} ${name}`, find).meaning;
}

function readPackageScope(name: string, space: NameSpace, from: FileView, links: LinkWorld): Meaning | undefined {
  const own = packageOf(from);
  // Java has types in packages, Kotlin all.
  const isThere = from.file.language !== 'java' || space === 'type' || space === 'any';
  const here = isThere ? wholeNamed(own === '' ? name : `${own}.${name}`, space, from, links) : undefined;
  if (here) return here;
  const stars = from.facts.imports.filter(({ kind, imported }) => kind !== 'package' && imported === '*');
  const found = stars.flatMap(({ specifier, kind }) => {
    const meaning = broughtBy({ specifier, imported: name, kind }, space, from, links);
    return meaning ? [meaning] : [];
  });
  return together(found);
}

/** What several imports bring together: one thing, or overloads of one method. */
export function together(found: readonly Meaning[]): Meaning | undefined {
  const [first, ...others] = found;
  if (!first || others.length === 0) return first;
  const all = found.flatMap((one) =>
    one.is === 'definitions' ? one.all : one.is === 'unknown' ? (one.candidates ?? []) : [],
  );
  const distinct = [...new Map(all.map((one) => [identityOfDefined(one), one])).values()];
  const isSure = found.every((one) => one.is === 'definitions' && one.all.every(isMethod)) || distinct.length === 1;
  return isSure
    ? { is: 'definitions', all: distinct, certainty: 'exact', rule: 'import' }
    : { is: 'unknown', rule: 'import-ambiguous', candidates: distinct };
}

const isMethod = ({ view, symbol }: Defined): boolean => fitsSpace(view.facts.symbols[symbol]!.kind, 'method');
