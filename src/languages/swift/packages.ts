import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/** A target of a package, which is one module. */
export interface SwiftTarget {
  name: string;
  directory: string;
  /** It runs tests, which may see what is internal in others. */
  isTest: boolean;
}

/** The targets that packages of the project declare. */
export interface SwiftTargets {
  /** The target that a file is of. */
  of(path: string): SwiftTarget | undefined;
  /** The target that a file means by the name of a module: one of its own package before those of others. */
  named(name: string, from: string): SwiftTarget | 'several' | undefined;
  /** True when the project has a package. */
  some: boolean;
}

const KNOWN = new WeakMap<ModuleWorld, SwiftTargets>();
const PLACES = ['Sources', 'Source', 'src', 'srcs'];
const TEST_PLACES = ['Tests', 'Sources', 'Source', 'src', 'srcs'];
const PLUGIN_PLACES = ['Plugins'];

/** Finds them, for one state of the files: in the text of each Package.swift. */
export function targetsOf(world: ModuleWorld): SwiftTargets {
  const known = KNOWN.get(world);
  if (known) return known;
  const manifests = world.named('Package.swift');
  const all = manifests.flatMap((path) => read(world, path));
  const byDirectory = new Map(all.map((one) => [one.target.directory, one.target]));
  const inDirectory = remembered((directory) =>
    directoriesAround(directory)
      .map((each) => byDirectory.get(each))
      .find((each) => each !== undefined),
  );
  const targets: SwiftTargets = {
    some: manifests.length > 0,
    of: (path) => (path.endsWith('Package.swift') ? undefined : inDirectory(directoryOf(path))),
    named: (name, from) => {
      const same = all.filter(({ target }) => target.name === name);
      const roots = directoriesAround(directoryOf(from));
      for (const root of roots) {
        const own = same.filter(({ root: of }) => of === root);
        if (own[0]) return own[0].target;
      }
      return same.length > 1 ? 'several' : same[0]?.target;
    },
  };
  KNOWN.set(world, targets);
  return targets;
}

/** The targets of a manifest: calls that say what one is called, and where it is when that is not its name. */
function read(world: ModuleWorld, path: string): { root: string; target: SwiftTarget }[] {
  const text = (world.text(path) ?? '').replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) =>
    ' '.repeat(comment.length),
  );
  const root = directoryOf(path);
  const found: { root: string; target: SwiftTarget }[] = [];
  for (const match of text.matchAll(/\.(target|executableTarget|testTarget|macro|plugin|systemLibrary)\s*\(/g)) {
    const kind = match[1]!;
    const body = inBrackets(text, match.index + match[0].length);
    const name = /^\s*name\s*:\s*"([^"\\]+)"/.exec(body)?.[1];
    // `.target(name:)` among dependencies has nothing that a target has.
    if (name === undefined || isDependency(text, match.index)) continue;
    const own = topLevel(body);
    const said = /\bpath\s*:\s*"([^"\\]*)"/.exec(own)?.[1];
    const places = kind === 'testTarget' ? TEST_PLACES : kind === 'plugin' ? PLUGIN_PLACES : PLACES;
    const directory =
      said !== undefined
        ? joinPath(root, said)
        : places
            .map((place) => joinPath(root, `${place}/${name}`))
            .find((one) => one !== undefined && world.hasDirectory(one));
    if (directory !== undefined) found.push({ root, target: { name, directory, isTest: kind === 'testTarget' } });
  }
  return found;
}

/** The text up to the bracket that closes. */
function inBrackets(text: string, from: number): string {
  let depth = 1;
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"' && text[at - 1] !== '\\') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (char === '(' || char === '[') depth++;
    else if ((char === ')' || char === ']') && --depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/** The text without what is in brackets in it. */
function topLevel(text: string): string {
  let depth = 0;
  let found = '';
  for (const char of text) {
    if (char === '(' || char === '[') depth++;
    if (depth === 0) found += char;
    if (char === ')' || char === ']') depth--;
  }
  return found;
}

/** True in the list of what another target depends on. */
function isDependency(text: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const char = text[i];
    if (char === ']' || char === ')') depth++;
    else if (char === '[' || char === '(') {
      if (depth === 0)
        return char === '[' && /\b(?:dependencies|condition)\s*:\s*$/.test(text.slice(0, i)) && isInTarget(text, i);
      depth--;
    }
  }
  return false;
}

/** The list belongs to a target: those of the package itself are packages. */
function isInTarget(text: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (text[i] === ')' || text[i] === ']') depth++;
    else if (text[i] === '(' || text[i] === '[') {
      if (depth === 0) return /\.\w*(?:[tT]arget|macro|plugin)\s*$/.test(text.slice(0, i));
      depth--;
    }
  }
  return false;
}
