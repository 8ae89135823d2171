import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { remembered } from '../module-paths.ts';
import { openCmakeSources } from './cmake-sources.ts';
import type { Conditions } from './conditional-lines.ts';
import { isHeader, isMacro } from './definitions.ts';
import type { Includes } from './includes.ts';
import { degreeOf } from './likely-branches.ts';
import { isPredefined, READ_FOR, SYSTEMS, type System, systemsWith } from './systems.ts';

/** What is built for which system, for one state of the index. */
export interface BuiltFor {
  /** The systems that a line of a file may be built for; all of a file without one. */
  systemsAt(path: string, line?: number): readonly System[];
  /** The system that such a place is read for; undefined when it is for others alone, of which it is not known which. */
  readFor(path: string, line?: number): System | undefined;
  /** False when a definition is certainly not built for a system. */
  isFor(one: Defined, system: System): boolean;
  /** Whether a definition is there in each build of its file for a system; undefined when it may be. */
  isBuilt(one: Defined, system: System): boolean | undefined;
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
      const view = links.viewOf(one);
      for (const item of view?.facts.imports ?? []) {
        if (item.kind !== 'include' || !item.specifier.includes(nameOf(path))) continue;
        const isOfThis = links.targets(view!, item).some((to) => to.status === 'internal' && to.path === path);
        if (isOfThis) for (const system of systemsAt(one, item.startLine)) if (all.includes(system)) found.add(system);
      }
    }
    underWay.delete(path);
    return all.filter((system) => found.has(system));
  }

  const known = new Map<string, number>();
  function definedIn(name: string, from: string, line: number, system: System): number {
    const said = isPredefined(name, system);
    if (said === 1) return 1;
    const key = `${system} ${from}:${line} ${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // What hangs on itself.
    known.set(key, OPEN);
    let value = said ?? OPEN;
    for (const one of definitionsOf(name, from).slice(0, MOST)) {
      const path = one.view.file.path;
      const place = one.view.placeOf(one.name).line;
      const holds = heldAt(path, place, system, name);
      if (holds === 0) continue;
      const isBefore = path === from ? place < line : includes.alwaysFrom(from, conditionsOf).has(path);
      value = holds === 1 && isBefore && !macros.isOrdered(name) ? 1 : Math.max(value, OPEN);
      if (value === 1) break;
    }
    known.set(key, value);
    return value;
  }

  function definitionsOf(name: string, from: string): readonly Defined[] {
    const closure = includes.closureOf(from);
    const view = links.viewOf(from);
    // What includes a header may define it before.
    const all = view ? links.definitions(name, view).filter(isMacro) : [];
    return all.filter((one) => closure.has(one.view.file.path) || includes.isIncluded(from));
  }

  /** Whether the branches around a line are taken; without the one that asks for what is defined there, `of`. */
  function heldAt(path: string, line: number, system: System, of = ''): number {
    let least = 1;
    for (const { head, before, line: asked } of conditionsOf(path).branchesAt(line)) {
      if (of !== '' && (head.trim() === `ifndef ${of}` || isNotDefined(head, of))) continue;
      const isDefined = (name: string): number => definedIn(name, path, asked, system);
      least = Math.min(least, exactly(head, isDefined), ...before.map((one) => 1 - exactly(one, isDefined)));
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
      found = file.filter((system) => heldAt(path, line, system) !== 0);
      linesKnown.set(key, found);
    }
    return found;
  }

  const isFor = (one: Defined, system: System): boolean => systemsAt(one.view.file.path, lineOf(one)).includes(system);

  return {
    systemsAt,
    readFor: (path, line) => {
      const all = systemsAt(path, line);
      return all.includes(READ_FOR) ? READ_FOR : all.length === 1 ? all[0] : undefined;
    },
    isFor,
    isBuilt: (one, system) => {
      if (!isFor(one, system)) return false;
      return heldAt(one.view.file.path, lineOf(one), system) === 1 ? true : undefined;
    },
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const lineOf = ({ view, name }: Defined): number => (name < 0 ? -1 : view.placeOf(name).line);

const isNotDefined = (head: string, name: string): boolean =>
  new RegExp(`^if\\s*!\\s*defined\\s*\\(?\\s*${name}\\b\\s*\\)?\\s*$`).test(head.trim());

/** Likely is not certain. */
function exactly(head: string, isDefined: (name: string) => number): number {
  const value = degreeOf(head, isDefined);
  return value === 0 || value === 1 ? value : OPEN;
}
