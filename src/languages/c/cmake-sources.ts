import { directoriesAround, directoryOf, joinPath, matchesGlob, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { SYSTEMS, type System } from './systems.ts';

/** True, false, or not known. */
type Truth = boolean | undefined;

/** A file that a list of CMake names, and whether that is read on each system. */
interface Mention {
  /** A path, or a pattern with `*`. */
  file: string;
  read: readonly Truth[];
}

const COMMAND = /(?:#[^\n]*)|(\w+)\s*\(/g;
const WORD = /#[^\n]*|"(?:[^"\\]|\\[\s\S])*"|[()]|[^\s()"#]+/g;
const SOURCE = /\.(?:c|cc|cpp|cxx|m|mm)$/i;
const HERE = /^\$\{(?:CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR)\}\/?/;
const TOP = /^\$\{(?:CMAKE_SOURCE_DIR|PROJECT_SOURCE_DIR|\w+_SOURCE_DIR)\}\/?/;
/** What CMake says of systems: false where it is not of the one that is asked about. */
const OF_SYSTEMS =
  /^(?:WIN32|MSVC\w*|MINGW|CYGWIN|MSYS|APPLE|IOS|ANDROID|BORLAND|WATCOM|UNIX|LINUX|BSD|CMAKE_HOST_\w+)$/;
const ON: Readonly<Record<System, readonly string[]>> = {
  Linux: ['UNIX', 'LINUX'],
  Windows: ['WIN32'],
  Darwin: ['UNIX', 'APPLE'],
  FreeBSD: ['UNIX', 'BSD'],
};
/** What only some builds for Windows have. */
const SOME = /^(?:MSVC\w*|MINGW|CYGWIN|MSYS|BORLAND|WATCOM|CMAKE_HOST_\w+)$/;

/** What a file of CMake says of sources. */
interface Lists {
  mentions: readonly Mention[];
  /** False where it may name more: by what is not followed here. */
  isWhole: boolean;
}

/**
 * The systems that a file is built for, by the conditions around the lists that name it; undefined when none does, and
 * where lists around it may name more than what is read of them.
 */
export function openCmakeSources(world: ModuleWorld): (path: string) => ReadonlySet<System> | undefined {
  const listsIn = remembered((directory): Lists => {
    const text = world.text(directory === '' ? 'CMakeLists.txt' : `${directory}/CMakeLists.txt`);
    return text === undefined ? { mentions: [], isWhole: true } : listsOf(text, directory);
  });
  return (path) => {
    const around = directoriesAround(directoryOf(path)).map(listsIn);
    if (!around.every(({ isWhole }) => isWhole)) return undefined;
    const fits = ({ file }: Mention): boolean => file === path || (file.includes('*') && matchesGlob(path, file));
    const found = around.flatMap(({ mentions }) => mentions.filter(fits));
    if (found.length === 0) return undefined;
    return new Set(SYSTEMS.filter((_, i) => found.some(({ read }) => read[i] !== false)));
  };
}

/** Comments, and texts, which may look like such. */
const BRACKETS = /"(?:[^"\\]|\\[\s\S])*"|#?\[(=*)\[[\s\S]*?\]\1\]|#[^\n]*/g;
/** Commands whose sources are built. */
const BUILDS = /^(?:add_library|add_executable|target_sources|set)$/;

/** What a command does with the sources in its words; 'more' when it may be about others, too. */
function effectOf(command: string, words: readonly string[]): 'names' | 'more' | 'nothing' {
  const [first = ''] = words;
  if (BUILDS.test(command)) return 'names';
  if (command === 'list') {
    if (/^(?:APPEND|PREPEND|INSERT)$/.test(first)) return 'names';
    return /^(?:REMOVE_\w+|FILTER|TRANSFORM)$/.test(first) ? 'more' : 'nothing';
  }
  if (command === 'file') return first === 'GLOB' ? 'names' : first === 'GLOB_RECURSE' ? 'more' : 'nothing';
  // Modules of CMake have no path.
  const isOfProject = command === 'include' && /[/.]/.test(first);
  return isOfProject || command === 'aux_source_directory' ? 'more' : 'nothing';
}

/** Reads the commands of a file in their order. */
function listsOf(written: string, directory: string): Lists {
  const text = written.replace(BRACKETS, (one) => (one.startsWith('"') ? one : ' '));
  const mentions: Mention[] = [];
  let isWhole = true;
  /** Of each `if` that is open: whether this branch is read, and whether one before it was. */
  const open: { now: readonly Truth[]; before: readonly Truth[] }[] = [];
  COMMAND.lastIndex = 0;
  for (let match = COMMAND.exec(text); match; match = COMMAND.exec(text)) {
    const command = match[1]?.toLowerCase();
    if (command === undefined) continue;
    const { words, end } = argumentsFrom(text, COMMAND.lastIndex);
    COMMAND.lastIndex = end;
    const inner = open.at(-1);
    if (command === 'if') {
      const now = SYSTEMS.map((system) => evaluate(words, system));
      open.push({ now, before: now });
    } else if (command === 'elseif' && inner) {
      const own = SYSTEMS.map((system) => evaluate(words, system));
      inner.now = own.map((value, i) => both(value, not(inner.before[i])));
      inner.before = own.map((value, i) => either(value, inner.before[i]));
    } else if (command === 'else' && inner) inner.now = inner.before.map(not);
    else if (command === 'endif') open.pop();
    else {
      const effect = effectOf(command, words);
      if (effect === 'more') isWhole = false;
      if (effect !== 'names') continue;
      const read = SYSTEMS.map((_, i) => open.reduce<Truth>((all, { now }) => both(all, now[i]), true));
      for (const word of words.flatMap((one) => one.split(';'))) {
        // What an expression gives is not followed.
        if (/^\$<.*\.(?:c|cc|cpp|cxx|m|mm)\b/i.test(word)) isWhole = false;
        if (!SOURCE.test(word)) continue;
        const file = TOP.test(word) ? word.replace(TOP, '') : joinPath(directory, word.replace(HERE, ''));
        if (file?.includes('${')) isWhole = false;
        else if (file !== undefined) mentions.push({ file, read });
      }
    }
  }
  return { mentions, isWhole };
}

function argumentsFrom(text: string, start: number): { words: string[]; end: number } {
  const words: string[] = [];
  WORD.lastIndex = start;
  let depth = 1;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const [word] = match;
    if (word.startsWith('#')) continue;
    if (word === '(') depth++;
    if (word === ')' && --depth === 0) return { words, end: WORD.lastIndex };
    words.push(word.startsWith('"') ? word.slice(1, -1) : word);
  }
  return { words, end: text.length };
}

const not = (value: Truth): Truth => (value === undefined ? undefined : !value);
const both = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a && b);
const either = (a: Truth, b: Truth): Truth =>
  a === true || b === true ? true : a === false && b === false ? false : undefined;

/** The value of a condition on a system. */
function evaluate(words: readonly string[], system: System): Truth {
  let at = 0;
  const chain = (operator: string, join: (a: Truth, b: Truth) => Truth, next: () => Truth): Truth => {
    let value = next();
    while (words[at] === operator) {
      at++;
      value = join(value, next());
    }
    return value;
  };
  const any = (): Truth => chain('OR', either, () => chain('AND', both, one));
  const one = (): Truth => {
    const word = words[at++] ?? '';
    if (word === 'NOT') return not(one());
    if (word === '(') {
      const value = any();
      if (words[at] === ')') at++;
      return value;
    }
    const operator = words[at] ?? '';
    if (/^(?:STREQUAL|MATCHES)$/.test(operator)) {
      const wanted = words[at + 1] ?? '';
      at += 2;
      return compares(word, operator, wanted, system);
    }
    if (operator !== '' && !/^(?:AND|OR|\)|NOT|\()$/.test(operator)) {
      // Another test or comparison: what it says is not known.
      while (at < words.length && !/^(?:AND|OR|\))$/.test(words[at]!)) at++;
      return undefined;
    }
    return truthOf(word, system);
  };
  return any();
}

function truthOf(word: string, system: System): Truth {
  if (/^(?:1|ON|YES|TRUE|Y)$/i.test(word)) return true;
  if (/^(?:0|OFF|NO|FALSE|N|IGNORE|NOTFOUND)$/i.test(word)) return false;
  if (ON[system].includes(word)) return true;
  return OF_SYSTEMS.test(word) && !(system === 'Windows' && SOME.test(word)) ? false : undefined;
}

function compares(left: string, operator: string, right: string, system: System): Truth {
  if (!/^(?:\$\{)?CMAKE_SYSTEM_NAME\}?$/.test(left)) return undefined;
  if (operator === 'STREQUAL') return right === system;
  try {
    return new RegExp(right).test(system);
  } catch {
    // A pattern that only CMake reads.
    return undefined;
  }
}
