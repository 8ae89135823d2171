import { SYSTEMS, type System } from './systems.ts';

/** True, false, or not known. */
export type Truth = boolean | undefined;

/** A command of a file of CMake. */
export interface CmakeCommand {
  /** In small letters. */
  name: string;
  words: readonly string[];
  /** Whether it is read on each of SYSTEMS. */
  read: readonly Truth[];
}

const COMMAND = /(?:#[^\n]*)|(\w+)\s*\(/g;
const WORD = /#[^\n]*|"(?:[^"\\]|\\[\s\S])*"|[()]|[^\s()"#]+/g;
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

/** Comments, and texts, which may look like such. */
const BRACKETS = /"(?:[^"\\]|\\[\s\S])*"|#?\[(=*)\[[\s\S]*?\]\1\]|#[^\n]*/g;

/**
 * The commands of a file in their order, but for those that are about conditions, with what these say. `toldOf` tells what
 * is known of variables. A file of CMake is a program: loops and functions are read as if they were run once.
 */
export function readCommands(written: string, toldOf: (variable: string) => Truth = () => undefined): CmakeCommand[] {
  const text = written.replace(BRACKETS, (one) => (one.startsWith('"') ? one : ' '));
  const found: CmakeCommand[] = [];
  /** Of each `if` that is open: whether this branch is read, and whether one before it was. */
  const open: { now: readonly Truth[]; before: readonly Truth[] }[] = [];
  COMMAND.lastIndex = 0;
  for (let match = COMMAND.exec(text); match; match = COMMAND.exec(text)) {
    const name = match[1]?.toLowerCase();
    if (name === undefined) continue;
    const { words, end } = argumentsFrom(text, COMMAND.lastIndex);
    COMMAND.lastIndex = end;
    const inner = open.at(-1);
    if (name === 'if') {
      const now = SYSTEMS.map((system) => evaluate(words, system, toldOf));
      open.push({ now, before: now });
    } else if (name === 'elseif' && inner) {
      const own = SYSTEMS.map((system) => evaluate(words, system, toldOf));
      inner.now = own.map((value, i) => both(value, not(inner.before[i])));
      inner.before = own.map((value, i) => either(value, inner.before[i]));
    } else if (name === 'else' && inner) inner.now = inner.before.map(not);
    else if (name === 'endif') open.pop();
    else {
      const read = SYSTEMS.map((_, i) => open.reduce<Truth>((all, { now }) => both(all, now[i]), true));
      found.push({ name, words, read });
    }
  }
  return found;
}

/** What CMake takes a constant for; undefined for what is none. */
export function constantOf(word: string): Truth {
  if (/^(?:1|ON|YES|TRUE|Y)$/i.test(word)) return true;
  return /^(?:0|OFF|NO|FALSE|N|IGNORE|NOTFOUND|)$/i.test(word) ? false : undefined;
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
function evaluate(words: readonly string[], system: System, toldOf: (variable: string) => Truth): Truth {
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
    return truthOf(word, system) ?? (OF_SYSTEMS.test(word) ? undefined : toldOf(word));
  };
  return any();
}

function truthOf(word: string, system: System): Truth {
  const constant = word === '' ? undefined : constantOf(word);
  if (constant !== undefined) return constant;
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
