import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { remembered } from '../module-paths.ts';
import { openCmakeSources } from './cmake-sources.ts';
import type { Conditions } from './conditional-lines.ts';
import { isHeader, isMacro } from './definitions.ts';
import type { Includes } from './includes.ts';
import { degreeOf, type IsDefined, literalOf, type NumberFor } from './likely-branches.ts';
import { openOptions } from './options.ts';
import { type Build, isPredefined, READ_BUILD, READ_FOR, SYSTEMS, type System, systemsWith } from './systems.ts';

/** What is built for which system, for one state of the index. */
export interface BuiltFor {
  /** The systems that a line of a file may be built for; all of a file without one. */
  systemsAt(path: string, line?: number): readonly System[];
  /** The build that such a place is read for; undefined when it is for several other systems. */
  buildAt(path: string, line: number): Build | undefined;
  /** False when a definition is certainly not there in a build; `unit` is the file that is compiled, '' for any. */
  isFor(one: Defined, build: Build, unit?: string): boolean;
  /** Whether a definition is there in each build of its file of a kind; undefined when it may be. */
  isBuilt(one: Defined, build: Build, unit: string): boolean | undefined;
  /** True when a macro is certainly defined where this definition of it is read: by that, or before. */
  isDefinedBy(one: Defined, build: Build, unit: string): boolean;
}

/** What is not known either way. */
const OPEN = 0.5;
/** So many definitions of a macro are looked at, and a header that more files name is for all systems. */
const MOST = 40;

/**
 * Opens it. A file is for some systems alone where it includes, under no condition, what only these have, or where CMake
 * names it under such a condition; a line also where a branch of the preprocessor asks what compilers say of the system.
 */
export function openBuiltFor(
  links: LinkWorld,
  includes: Includes,
  macros: { conditionsOf(path: string): Conditions; isOrdered(name: string): boolean },
): BuiltFor {
  const { conditionsOf } = macros;
  const systemsByCmake = openCmakeSources(links.files);

  /** Headers that are asked about, which may include each other. */
  const underWay = new Set<string>();
  const ofFile = remembered((path): readonly System[] => {
    const named = systemsByCmake(path);
    let all = SYSTEMS.filter((system) => named?.has(system) ?? true);
    for (const from of includes.alwaysFrom(path, conditionsOf)) {
      const view = links.viewOf(from);
      for (const item of view?.facts.imports ?? []) {
        if (item.kind !== 'include') continue;
        const systems = systemsWith(item.specifier);
        if (!systems || conditionsOf(from).isConditional(item.startLine)) continue;
        const isOwn = links.targets(view!, item).some(({ status }) => status === 'internal');
        if (!isOwn) all = all.filter((system) => systems.includes(system));
      }
    }
    return all.length === 0 ? all : includedFor(path, all);
  });

  /** Of some systems those for which a file is included, where it is included at all. */
  function includedFor(path: string, all: readonly System[]): readonly System[] {
    const isAsked = isHeader(path) && !underWay.has(path) && links.filesWith(nameOf(path)).length <= MOST;
    const from = isAsked ? includes.includersOf(path) : [];
    if (from.length === 0) return all;
    underWay.add(path);
    const found = new Set<System>();
    for (const one of from) {
      if (found.size === all.length) break;
      for (const line of includesOf(one, path)) {
        for (const system of systemsAt(one, line)) if (all.includes(system)) found.add(system);
      }
    }
    underWay.delete(path);
    return all.filter((system) => found.has(system));
  }

  const options = openOptions(links, includes, (path, line) => {
    const isDefined = (name: string): number => isPredefined(name, READ_FOR) ?? OPEN;
    return conditionsOf(path)
      .branchesAt(line)
      .some(({ head, before }) => {
        return exactly(head, isDefined) === 0 || before.some((one) => exactly(one, isDefined) === 1);
      });
  });

  const known = new Map<string, number>();
  function definedIn(name: string, from: string, line: number, build: Build, unit: string): number {
    const said = isPredefined(name, build.system);
    if (said === 1) return 1;
    const isOption = build.byDefault && options.isOption(name);
    // Then it is the same for all files.
    if (!isOption && macrosNamed(name, from).length === 0) return said ?? OPEN;
    const key = `${build.system} ${build.byDefault} ${unit} ${from}:${line} ${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // What hangs on itself.
    known.set(key, OPEN);
    const all = definitionsOf(name, from, unit);
    const isUnset = isOption && all.length <= MOST && options.isUnset(name, from, unit);
    let value = isUnset ? 0 : (said ?? OPEN);
    for (const one of all.slice(0, MOST)) {
      const path = one.view.file.path;
      const place = one.view.placeOf(one.name).line;
      // What a file defines later is not there when it is read first.
      const isLater = isUnset && path === from && place > line;
      const holds = isLater ? 0 : heldAt(path, place, build, unit, name);
      if (holds === 0) continue;
      const isBefore = path === from ? place < line : includes.alwaysFrom(from, conditionsOf).has(path);
      value = holds === 1 && isBefore && !macros.isOrdered(name) ? 1 : Math.max(value, OPEN);
      if (value === 1) break;
    }
    known.set(key, value);
    return value;
  }

  /** The number that a macro certainly stands for. */
  function valueIn(name: string, from: string, line: number, build: Build, unit: string): number | undefined {
    if (isPredefined(name, build.system) !== undefined || definedIn(name, from, line, build, unit) !== 1)
      return undefined;
    const all = definitionsOf(name, from, unit);
    // What a build may set is another one.
    if (!build.byDefault || all.length > MOST || !options.isUnset(name, from, unit)) return undefined;
    const there = all.filter(
      (one) => heldAt(one.view.file.path, one.view.placeOf(one.name).line, build, unit, name) !== 0,
    );
    const [value, ...others] = new Set(there.map(writtenValue));
    return others.length === 0 ? value : undefined;
  }

  function writtenValue({ view, name }: Defined): number | undefined {
    const { line, column } = view.placeOf(name);
    const written =
      links.files
        .text(view.file.path)
        ?.split('\n')
        [line]?.slice(column + view.nameAt(name).length) ?? '';
    return literalOf(
      written
        .replace(/\/\*.*?\*\/|\/\/.*$/g, ' ')
        .trim()
        .replace(/^\((\w+)\)$/, '$1'),
    );
  }

  function macrosNamed(name: string, from: string): readonly Defined[] {
    const view = links.viewOf(from);
    return view ? links.definitions(name, view).filter(isMacro) : [];
  }

  function definitionsOf(name: string, from: string, unit: string): readonly Defined[] {
    const closure = includes.closureOf(unit === '' ? from : unit);
    const all = macrosNamed(name, from);
    // What includes a header may define it before.
    const isAny = unit === '' && includes.isIncluded(from);
    return all.filter((one) => isAny || closure.has(one.view.file.path));
  }

  /** Whether the branches around a line are taken; around a definition of `of` this is not defined before. */
  function heldAt(path: string, line: number, build: Build, unit: string, of = ''): number {
    let least = 1;
    for (const { head, before, line: asked } of conditionsOf(path).branchesAt(line)) {
      const isDefined = (name: string): number => (name === of ? 0 : definedIn(name, path, asked, build, unit));
      const numberFor = (name: string): number | undefined =>
        name === of ? undefined : valueIn(name, path, asked, build, unit);
      const holds = (one: string): number => exactly(one, isDefined, numberFor);
      least = Math.min(least, holds(head), ...before.map((one) => 1 - holds(one)));
    }
    return least;
  }

  const linesKnown = new Map<string, readonly System[]>();
  function systemsAt(path: string, line = -1): readonly System[] {
    const file = ofFile(path);
    if (line < 0 || file.length === 0) return file;
    const key = `${path}:${line}`;
    let found = linesKnown.get(key);
    if (!found) {
      found = file.filter((system) => heldAt(path, line, { system, byDefault: false }, '') !== 0);
      linesKnown.set(key, found);
    }
    return found;
  }

  /** False for a header that is only included, in the build that all is read for, when somebody asks for it. */
  const isReached = remembered((path): boolean => {
    const isAsked = isHeader(path) && !underWay.has(path) && links.filesWith(nameOf(path)).length <= MOST;
    const from = isAsked ? includes.includersOf(path) : [];
    if (from.length === 0) return true;
    underWay.add(path);
    const found = from.some((one) => isReached(one) && includesOf(one, path).some((line) => isThere(one, line, '')));
    underWay.delete(path);
    return found;
  });

  /** Lines of a file that include another. */
  function includesOf(from: string, path: string): number[] {
    const view = links.viewOf(from);
    return (view?.facts.imports ?? []).flatMap((item) => {
      if (item.kind !== 'include' || !item.specifier.includes(nameOf(path))) return [];
      const isOfThis = links.targets(view!, item).some((to) => to.status === 'internal' && to.path === path);
      return isOfThis ? [item.startLine] : [];
    });
  }

  const isThere = (path: string, line: number, unit: string): boolean =>
    isReached(path) && (line < 0 || heldAt(path, line, READ_BUILD, unit) !== 0);

  const isFor = (one: Defined, { system, byDefault }: Build, unit = ''): boolean => {
    const { path } = one.view.file;
    if (!systemsAt(path, lineOf(one)).includes(system)) return false;
    return !byDefault || system !== READ_FOR || isThere(path, lineOf(one), unit);
  };

  return {
    systemsAt,
    buildAt: (path, line) => {
      const all = systemsAt(path, line);
      if (!all.includes(READ_FOR)) return all.length === 1 ? { system: all[0]!, byDefault: false } : undefined;
      const unit = includes.isIncluded(path) ? '' : path;
      return isThere(path, line, unit) ? READ_BUILD : { system: READ_FOR, byDefault: false };
    },
    isFor,
    isBuilt: (one, build, unit) => {
      if (!isFor(one, build, unit)) return false;
      return heldAt(one.view.file.path, lineOf(one), build, unit) === 1 ? true : undefined;
    },
    isDefinedBy: (one, build, unit) =>
      heldAt(one.view.file.path, lineOf(one), build, unit, one.view.nameAt(one.name)) === 1,
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const lineOf = ({ view, name }: Defined): number => (name < 0 ? -1 : view.placeOf(name).line);

/** Likely is not certain. */
function exactly(head: string, isDefined: IsDefined, numberFor?: NumberFor): number {
  const value = degreeOf(head, isDefined, numberFor);
  return value === 0 || value === 1 ? value : OPEN;
}
