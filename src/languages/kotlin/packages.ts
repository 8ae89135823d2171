import { type StoredImport, SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import { type BuildModules, openBuildModules } from '../java/build-modules.ts';
import { platformName } from '../java/platform.ts';
import { definitionsOf } from '../java/type-names.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import type { ModuleWorld } from '../modules.ts';
import { staticMembers } from './chains.ts';
import { seenDefinitions } from './source-sets.ts';

const builds = new WeakMap<ModuleWorld, BuildModules>();

/** All that one import, or a package, has under a name; several modules may have it. */
export interface Brought {
  all: readonly Defined[];
  isAmbiguous: boolean;
  /** It is nothing of this project: the name of it, as far as it is known. */
  outside?: string;
}

/** The package that a file says it is of; ''. */
export function packageOf({ facts }: Pick<FileView, 'facts'>): string {
  return facts.imports.find(({ kind }) => kind === 'package')?.specifier ?? '';
}

/** What a file sees under a whole name. */
export function wholeNamed(whole: string, from: FileView, links: LinkWorld): Brought {
  const found = definitionsOf(whole, links.files);
  if (found.length === 0) return { all: [], isAmbiguous: false };
  let known = builds.get(links.files);
  if (!known) {
    known = openBuildModules(links.files);
    builds.set(links.files, known);
  }
  const seen = seenDefinitions(from.file.path, found, known);
  const all = (seen ?? found).flatMap(({ file, facts, symbol }): Defined[] => {
    const { flags, parent } = facts.symbols[symbol]!;
    // What is private in a file is seen there alone.
    if (flags & SYMBOL_FLAGS.private && parent < 0 && file.path !== from.file.path) return [];
    const view = links.viewOf(file.path);
    return view ? [links.defined(view, symbol)] : [];
  });
  return { all, isAmbiguous: seen === undefined };
}

/** What an import brings under its name. */
export function broughtBy(
  item: Pick<StoredImport, 'specifier' | 'imported'>,
  from: FileView,
  links: LinkWorld,
): Brought {
  const { specifier, imported } = item;
  const whole = specifier === '' ? imported : `${specifier}.${imported}`;
  const own = wholeNamed(whole, from, links);
  if (own.all.length > 0 || own.isAmbiguous) return own;
  const members = ofType(specifier, imported, from, links);
  return members.length > 0
    ? { all: members, isAmbiguous: false }
    : { all: [], isAmbiguous: false, outside: platformName(whole) };
}

/** What an object, or a type as such, has under a name. */
function ofType(whole: string, name: string, from: FileView, links: LinkWorld): readonly Defined[] {
  const types = whole === '' ? [] : wholeNamed(whole, from, links).all;
  return types.flatMap((type) => staticMembers(type, name, links));
}

/** The imports that bind a name. */
export function importsOf({ facts }: FileView, name: string): readonly StoredImport[] {
  return facts.imports.filter(({ kind, local }) => kind !== 'package' && local === name);
}

/** What a name means in a file beyond all that is around it, nearest first: by imports, in the package, by `*` imports. */
export function fileLevels(name: string, view: FileView, links: LinkWorld): readonly Brought[] {
  const own = packageOf(view);
  const explicit = importsOf(view, name).map((item) => broughtBy(item, view, links));
  const here = wholeNamed(own === '' ? name : `${own}.${name}`, view, links);
  const stars = view.facts.imports
    .filter(({ kind, imported }) => kind === 'import' && imported === '*')
    .map(({ specifier }) => broughtBy({ specifier, imported: name }, view, links))
    .filter(({ all, isAmbiguous }) => all.length > 0 || isAmbiguous);
  return [...(explicit.length > 0 ? [joined(explicit)] : []), here, ...(stars.length > 0 ? [joined(stars)] : [])];
}

function joined(found: readonly Brought[]): Brought {
  const all = new Map(found.flatMap((one) => one.all).map((one) => [`${one.view.file.id}:${one.name}`, one]));
  const outside = found.find((one) => one.outside !== undefined)?.outside;
  return {
    all: [...all.values()],
    isAmbiguous: found.some((one) => one.isAmbiguous),
    ...(outside !== undefined && { outside }),
  };
}
