import type { StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import { type BuildModules, openBuildModules } from '../java/build-modules.ts';
import { definitionsOf } from '../java/type-names.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import type { ModuleWorld, WorldDefinition } from '../modules.ts';
import { chainOf } from './chains.ts';

const builds = new WeakMap<ModuleWorld, BuildModules>();

/** The build modules of the files of a world. */
export function buildsOf(files: ModuleWorld): BuildModules {
  let known = builds.get(files);
  if (!known) {
    known = openBuildModules(files);
    builds.set(files, known);
  }
  return known;
}

/** A path without what tells platforms and versions of the language apart. */
const commonPath = (path: string): string =>
  path
    .replace(/(^|\/)(?:scala|java)-?(?:[\d.x+-]+|jvm|js|native)*(?=\/)/g, '$1scala')
    .replace(/(^|\/)\.?(?:jvm|js|native|shared|jvm-native|js-native|jvm-js|js-jvm)(?=\/)/g, '$1*');

type Found = Pick<WorldDefinition, 'file' | 'facts' | 'symbol'>;

/**
 * Of definitions with one whole name those that are meant in a file: all that stand in one file, and those for other
 * platforms or versions in its place. Undefined when several modules have it and it is not known which is meant.
 */
export function seenDefinitions<T extends Found>(
  from: string,
  all: readonly T[],
  files: ModuleWorld,
): readonly T[] | undefined {
  const paths = [...new Set(all.map(({ file }) => file.path))];
  if (paths.length < 2) return all;
  const seen = new Set(buildsOf(files).seenFrom(from, paths));
  const left = all.filter(({ file }) => seen.has(file.path));
  const commons = new Set(left.map(({ file }) => commonPath(file.path)));
  if (commons.size === 1) {
    const own = /(?:^|\/)(scala-[\d.x+-]+|jvm|js|native)(?=\/)/g;
    const marks = (path: string): string => [...path.matchAll(own)].map(([, mark]) => mark).join(' ');
    const near = marks(from) === '' ? [] : left.filter(({ file }) => marks(file.path) === marks(from));
    return near.length > 0 ? near : left;
  }
  const kinds = left.map(({ facts, symbol }) => facts.symbols[symbol]!.kind);
  const isFunction = (kind: string): boolean => kind === 'function' || kind === 'method';
  // Functions of one name are overloads; a class and the object beside it are two things.
  return kinds.every(isFunction) ? left : undefined;
}

/** All that has a whole name; several modules may have it. */
export interface Brought {
  all: readonly Defined[];
  isAmbiguous: boolean;
  /** It stands for one platform, or one version of the language, and others have another one. */
  isOneOfSeveral?: boolean;
}

const NOTHING: Brought = { all: [], isAmbiguous: false };

/** What a file sees under a whole name: a definition, or a member of an object of that name. */
export function wholeNamed(whole: string, from: FileView, links: LinkWorld): Brought {
  const found = definitionsOf(whole, links.files).filter(
    ({ facts, symbol }) => facts.symbols[symbol]!.kind !== 'package',
  );
  if (found.length > 0) {
    const seen = seenDefinitions(from.file.path, found, links.files);
    const all = (seen ?? found).flatMap(({ file, symbol }): Defined[] => {
      const view = links.viewOf(file.path);
      return view ? [links.defined(view, symbol)] : [];
    });
    const several = seen !== undefined && new Set(seen.map(({ file }) => file.path)).size > 1;
    const isFunction = found.every(({ facts, symbol }) => /^(?:function|method)$/.test(facts.symbols[symbol]!.kind));
    return { all, isAmbiguous: seen === undefined, ...(several && !isFunction && { isOneOfSeveral: true }) };
  }
  const dot = whole.lastIndexOf('.');
  if (dot < 0) return NOTHING;
  const objects = definitionsOf(whole.slice(0, dot), links.files).filter(({ facts, symbol }) => {
    const { kind } = facts.symbols[symbol]!;
    return kind === 'object' || kind === 'enum';
  });
  const seen = seenDefinitions(from.file.path, objects, links.files) ?? [];
  const all = seen.flatMap(({ file, symbol }): Defined[] => {
    const view = links.viewOf(file.path);
    if (!view) return [];
    const one = links.defined(view, symbol);
    return chainOf([{ is: 'type', of: [one], certainty: 'exact' }], whole.slice(dot + 1), links).found.map(
      (each) => each.one,
    );
  });
  const several = new Set(seen.map(({ file }) => file.path)).size > 1;
  return { all, isAmbiguous: false, ...(several && { isOneOfSeveral: true }) };
}

/** True for a package, or an object, of this project. */
export function isPath(whole: string, files: ModuleWorld): boolean {
  return (
    files.inPackage(whole).length > 0 ||
    definitionsOf(whole, files).some(({ facts, symbol }) =>
      /^(?:object|enum|package|class|trait)$/.test(facts.symbols[symbol]!.kind),
    )
  );
}

/** The packages around a place, innermost first: those of its clauses, each with those before it. */
export function clausesAt(view: FileView, occurrence: number): readonly string[] {
  const found: string[] = [];
  let whole = '';
  const add = (name: string): void => {
    whole = whole === '' ? name : `${whole}.${name}`;
    found.unshift(whole);
  };
  for (const { kind, specifier } of view.facts.imports) if (kind === 'package') add(specifier);
  if (occurrence < 0) return found;
  for (const symbol of view.symbolsAround(view.placeOf(occurrence))) {
    const one = view.facts.symbols[symbol]!;
    if (one.kind === 'package') add(one.name);
    else if (view.linksOf(view.nameOfSymbol(symbol)).some(({ kind }) => kind === 'within')) add(one.name);
    else break;
  }
  return found;
}

/** What an import takes by one of the names of its path: in the packages around it, then from the root. */
export function broughtBy(
  { specifier, imported }: Pick<StoredImport, 'specifier' | 'imported'>,
  clauses: readonly string[],
  from: FileView,
  links: LinkWorld,
): Brought {
  const path = specifier.replace(/^_root_\.?/, '');
  const around = path === specifier ? [...clauses, ''] : [''];
  for (const clause of around) {
    const whole = clause === '' ? path : path === '' ? clause : `${clause}.${path}`;
    const found = wholeNamed(whole === '' ? imported : `${whole}.${imported}`, from, links);
    if (found.all.length > 0 || found.isAmbiguous) return found;
    // What is nearer hides what is not.
    if (clause !== '' && isPath(whole, links.files)) return NOTHING;
  }
  return NOTHING;
}
