import type { LinkWorld } from '../link-rules.ts';
import type { Certainty } from '../meaning.ts';
import { remembered } from '../module-paths.ts';
import type { Conditions } from './conditional-lines.ts';

/** What a file includes, directly or not. */
export interface Closure {
  /** How sure it is that a file is included; undefined when it is not. A file includes itself. */
  has(path: string): Certainty | undefined;
  paths(): Iterable<string>;
  /** Something that is included is not found. */
  isOpen: boolean;
  /** Something that is included is no file of the project. */
  leadsOut: boolean;
}

/** Which files include which, for one state of the index. */
export interface Includes {
  closureOf(path: string): Closure;
  /** Paths of what a file includes whatever the conditions of the preprocessor are, itself among them. */
  alwaysFrom(path: string, conditionsOf: (path: string) => Conditions): ReadonlySet<string>;
  /** Paths of the files that include a file. */
  includersOf(path: string): readonly string[];
  /** True when some file includes a file. */
  isIncluded(path: string): boolean;
  /** Files that include a file, directly or not, and that no other includes; a sample of them where they are very many. */
  unitsOf(path: string): readonly string[];
}

/** More closures are not kept: each can be of a thousand files. */
const KEPT = 400;
/** So many files are looked at for what includes a header, and so many units of it are enough. */
const MOST_INCLUDERS = 400;
const MOST_UNITS = 40;

interface Direct {
  exact: readonly string[];
  assumed: readonly string[];
  isOpen: boolean;
  leadsOut: boolean;
}

/** Opens what the files of a state of the index include; everything is read when it is first asked for. */
export function openIncludes(links: LinkWorld): Includes {
  const directOf = remembered((path): Direct => {
    const exact: string[] = [];
    const assumed: string[] = [];
    const direct = { exact, assumed, isOpen: false, leadsOut: false };
    const view = links.viewOf(path);
    for (const item of view?.facts.imports ?? []) {
      if (item.kind !== 'include') continue;
      for (const target of links.targets(view!, item)) {
        if (target.status === 'internal') (target.assumed === '' ? exact : assumed).push(target.path);
        else if (target.status === 'unresolved') direct.isOpen = true;
        else direct.leadsOut = true;
      }
    }
    return direct;
  });
  const closures = new Map<string, Closure>();
  const always = new Map<string, ReadonlySet<string>>();

  function alwaysFrom(path: string, conditionsOf: (path: string) => Conditions): ReadonlySet<string> {
    const known = always.get(path);
    if (known) return known;
    const found = new Set([path]);
    for (const from of found) {
      const view = links.viewOf(from);
      for (const item of view?.facts.imports ?? []) {
        if (item.kind !== 'include' || conditionsOf(from).isConditional(item.startLine)) continue;
        for (const target of links.targets(view!, item)) if (target.status === 'internal') found.add(target.path);
      }
    }
    if (always.size >= KEPT) always.delete(always.keys().next().value!);
    always.set(path, found);
    return found;
  }

  function closureOf(path: string): Closure {
    let closure = closures.get(path);
    if (!closure) {
      if (closures.size >= KEPT) closures.delete(closures.keys().next().value!);
      closure = closureFrom(path, directOf);
      closures.set(path, closure);
    }
    return closure;
  }

  const includersOf = remembered((path) => {
    const found: string[] = [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const from of links.filesWith(name)) {
      const { exact, assumed } = directOf(from);
      if (from !== path && (exact.includes(path) || assumed.includes(path))) found.push(from);
    }
    return found;
  });

  const unitsOf = remembered((path) => {
    const seen = new Set([path]);
    const units: string[] = [];
    for (const at of seen) {
      const includers = includersOf(at);
      if (includers.length === 0 && at !== path) units.push(at);
      for (const one of includers) if (seen.size < MOST_INCLUDERS) seen.add(one);
      if (units.length >= MOST_UNITS) break;
    }
    return units;
  });
  return { closureOf, alwaysFrom, includersOf, isIncluded: (path) => includersOf(path).length > 0, unitsOf };
}

function closureFrom(path: string, directOf: (path: string) => Direct): Closure {
  const found = new Map<string, Certainty>([[path, 'exact']]);
  const closure = { has: (one: string) => found.get(one), paths: () => found.keys(), isOpen: false, leadsOut: false };
  // First what is certain: what else includes it makes it no less so.
  for (const one of found.keys()) for (const next of directOf(one).exact) found.set(next, 'exact');
  for (const one of found.keys()) {
    const { exact, assumed, isOpen, leadsOut } = directOf(one);
    for (const next of [...exact, ...assumed]) if (!found.has(next)) found.set(next, 'inferred');
    closure.isOpen ||= isOpen;
    closure.leadsOut ||= leadsOut;
  }
  return closure;
}
