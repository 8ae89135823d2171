import { joinPath } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/** What a build that has been set up says of where includes are looked for. */
export interface CompileDatabase {
  /** Directories of the project that includes in a file are looked for in, in order; undefined when it does not say. */
  directoriesOf(file: string): readonly string[] | undefined;
}

const PLACES = ['', 'build', 'builddir', 'out', '_build', 'cmake-build-debug', 'cmake-build-release', 'build/debug'];

/** Reads `compile_commands.json` where builds put it. */
export function openCompileDatabase(world: ModuleWorld): CompileDatabase {
  for (const place of PLACES) {
    const text = world.text(place === '' ? 'compile_commands.json' : `${place}/compile_commands.json`);
    const entries = text === undefined ? [] : entriesOf(text);
    if (entries.length > 0) return databaseOf(world, entries);
  }
  return { directoriesOf: () => undefined };
}

interface Entry {
  file: string;
  directory: string;
  words: readonly string[];
}

function entriesOf(text: string): Entry[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    // A build may be writing it.
    return [];
  }
  if (!Array.isArray(read)) return [];
  return (read as Record<string, unknown>[]).flatMap((one) => {
    const { file, directory, command, arguments: list } = one ?? {};
    if (typeof file !== 'string' || typeof directory !== 'string') return [];
    const words = Array.isArray(list) ? list.map(String) : typeof command === 'string' ? shellWords(command) : [];
    return [{ file, directory, words }];
  });
}

function shellWords(command: string): string[] {
  return [...command.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) =>
    word.replace(
      /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g,
      (_all, double = '', single = '', plain = '') => `${double.replace(/\\(.)/g, '$1')}${single}${plain}`,
    ),
  );
}

function databaseOf(world: ModuleWorld, entries: readonly Entry[]): CompileDatabase {
  const root = rootOf(world, entries);
  const byFile = new Map<string, string[]>();
  const all = new Set<string>();
  const inRoot = (path: string): string | undefined =>
    path === root ? '' : path.startsWith(`${root}/`) ? joinPath('', path.slice(root.length + 1)) : undefined;
  for (const { file, directory, words } of entries) {
    const own = inRoot(absolute(directory, file));
    if (own === undefined) continue;
    const found = includeOptions(words).flatMap((option) => inRoot(absolute(directory, option)) ?? []);
    byFile.set(own, found);
    for (const one of found) all.add(one);
  }
  const ofHeaders = [...all];
  return {
    // A header is read with the options of what includes it.
    directoriesOf: (file) =>
      byFile.get(file) ?? (/\.(h|hh|hpp|hxx|h\+\+|inl|ipp|tpp|inc)$/i.test(file) ? ofHeaders : undefined),
  };
}

/** Values of -iquote, -I, -isystem and the like, in the order in which they are looked through. */
function includeOptions(words: readonly string[]): string[] {
  const found: string[][] = [[], [], [], []];
  for (const [i, word] of words.entries()) {
    const match = /^(-iquote|-I|\/I|-isystem|-idirafter|--include-directory=?)(.*)$/.exec(word);
    if (!match) continue;
    const value = match[2] !== '' ? match[2] : words[i + 1];
    const order = match[1] === '-iquote' ? 0 : match[1] === '-isystem' ? 2 : match[1] === '-idirafter' ? 3 : 1;
    if (value !== undefined) found[order]!.push(value);
  }
  return found.flat();
}

const normal = (path: string): string => path.replaceAll('\\', '/');

function absolute(directory: string, path: string): string {
  const written = normal(path);
  if (/^(?:\/|[A-Za-z]:)/.test(written)) return collapsed(written);
  return collapsed(`${normal(directory)}/${written}`);
}

function collapsed(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 1) parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}

/** The directory in which the project was when it was set up: where most of the files that are compiled are those of the project. */
function rootOf(world: ModuleWorld, entries: readonly Entry[]): string {
  const votes = new Map<string, number>();
  for (const { file, directory } of entries.slice(0, 500)) {
    const path = absolute(directory, file);
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (!world.has(path.slice(slash + 1))) continue;
      const root = path.slice(0, slash);
      votes.set(root, (votes.get(root) ?? 0) + 1);
      break;
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '\0';
}
