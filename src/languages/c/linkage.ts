import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import type { BuiltFor } from './built-for.ts';
import { isAtFileLevel, isDeclaration, isExternal, isHeader, isMacro, isTag } from './definitions.ts';
import type { Includes } from './includes.ts';
import type { Macros } from './macros.ts';
import { READ_FOR } from './systems.ts';

/** What of the definitions of a name is one thing. */
export interface Linkage {
  joined(one: Defined): readonly Defined[];
  /** False when it is not certain that all that is joined with it, of what is there, is the same. */
  isCertain(one: Defined, isThere: (one: Defined) => boolean): boolean;
}

/** External definitions that are one thing. */
interface Group {
  all: readonly Defined[];
  /** Those that define it, which may be different things; [] where all is one. */
  apart: readonly (readonly Defined[])[];
}

/** Of names that more files define nothing is known of which are the same. */
const MOST = 1000;

/** Opens the linkage of names, for one state of the index. */
export function openLinkage(
  links: LinkWorld,
  { closureOf }: Includes,
  macros: Macros,
  { isFor, systemsAt }: BuiltFor,
): Linkage {
  const groups = new Map<string, readonly Group[]>();

  /** External definitions of a name, those together that are the same: some unit sees both, or the linker finds only one. */
  function groupsOf(name: string, like: Defined): readonly Group[] {
    const known = groups.get(name);
    if (known) return known;
    const byFile = new Map<string, Defined[]>();
    for (const one of links.definitions(name, like.view)) {
      if (!isExternal(one)) continue;
      const { path } = one.view.file;
      byFile.set(path, [...(byFile.get(path) ?? []), one]);
    }
    const paths = [...byFile.keys()];
    const group = new Map(paths.map((path) => [path, path]));
    const rootOf = (path: string): string => (group.get(path) === path ? path : rootOf(group.get(path)!));
    for (const path of paths.length > MOST ? [] : paths) {
      const closure = closureOf(path);
      for (const other of paths) if (other !== path && closure.has(other)) group.set(rootOf(other), rootOf(path));
    }
    const found = new Map<string, Defined[]>();
    for (const path of paths) {
      const root = rootOf(path);
      found.set(root, [...(found.get(root) ?? []), ...byFile.get(path)!]);
    }
    const all = linked([...found.values()]);
    groups.set(name, all);
    return all;
  }

  function groupOf(one: Defined): Group | undefined {
    if (one.symbol < 0) return undefined;
    const { name } = one.view.facts.symbols[one.symbol]!;
    return isExternal(one) ? groupsOf(name, one).find(({ all }) => all.some(isSame(one))) : undefined;
  }

  /**
   * Of a group with definitions for other systems than the one that C is read for: what is with one of these, or with one
   * for that system; what declares it is of all.
   */
  function partOf({ all }: Group, one: Defined): readonly Defined[] {
    if (isDeclaration(one) || all.length < 2) return all;
    const isAway = (each: Defined): boolean => !isFor(each, { system: READ_FOR, byDefault: false });
    if (!isAway(one)) return all.filter((each) => isDeclaration(each) || !isAway(each));
    const systems = systemsAt(one.view.file.path, one.view.placeOf(one.name).line);
    return all.filter(
      (each) =>
        isAway(each) && (isSame(one)(each) || systems.some((system) => isFor(each, { system, byDefault: false }))),
    );
  }

  return {
    isCertain: (one, isThere) => {
      const { apart } = groupOf(one) ?? { apart: [] };
      if (apart.length < 2) return true;
      return apart.filter((group) => group.some((each) => !isDeclaration(each) && isThere(each))).length < 2;
    },
    joined: (one) => {
      const { view, symbol } = one;
      const own = view.facts.symbols[symbol]!;
      const group = groupOf(one);
      if (group) return partOf(group, one);
      if (!isAtFileLevel(one)) return [one];
      if (isMacro(one)) return macros.beside(one);
      // Alternatives of the preprocessor, and a static function with what declares it.
      const tag = isTag(one);
      const beside = view.symbolsOf(own.name).map((each) => links.defined(view, each));
      return beside.filter((other) => {
        return isAtFileLevel(other) && isTag(other) === tag && !isMacro(other);
      });
    },
  };
}

const isSame =
  (one: Defined) =>
  (other: Defined): boolean =>
    one.symbol === other.symbol && one.view.file.id === other.view.file.id;

/**
 * What is declared apart from the definition belongs to it where there is only one. A definition that no header declares
 * may be another one of what the only header declares (for another system), or of another program.
 */
function linked(groups: readonly (readonly Defined[])[]): readonly Group[] {
  const defined = groups.filter((group) => !group.every(isDeclaration));
  if (defined.length < 2) {
    return [{ all: [...defined.flat(), ...groups.filter((one) => !defined.includes(one)).flat()], apart: [] }];
  }
  const inHeader = groups.filter((group) => group.some(({ view }) => isHeader(view.file.path)));
  if (inHeader.length === 1) return [{ all: groups.flat(), apart: defined }];
  return groups.map((all) => ({ all, apart: [] }));
}
