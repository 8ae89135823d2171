import type { Conditions } from './conditional-lines.ts';
import { isSystemName } from './system-names.ts';

/** Whether a name is a macro: 1 where it is for certain, 0 where it is not, in between where builds differ. */
export type IsDefined = (name: string) => number;
/** The number that a macro stands for; undefined where that is not known. */
export type NumberFor = (name: string) => number | undefined;

/** What is not known either way. */
const OPEN = 0.5;
/** What a build finds out of its system, or is asked for: most often it has it. */
const PROBED = 0.6;

/** So many definitions of a macro are looked at. */
const MOST = 20;

/** What compilers on most systems define. */
const PREDEFINED =
  /^(?:__(?:GNUC(?:_\w+)?|linux|unix|x86_64|LP64|ELF|STDC\w*|GLIBC|BYTE_ORDER|ORDER_\w+|SIZEOF_\w+|CHAR_BIT|has_\w+|FILE|LINE)__|__(?:linux|unix|x86_64|GNUC|STDC_VERSION|has_\w+)|linux|unix|_LP64)$/;
/** What only others do: of other systems, compilers and processors, or where errors are looked for. */
const ELSEWHERE =
  /^_*(?:N?DEBUG|WIN(?:32|64|NT|DOWS|CE)?|MSC_VER|MSDOS|DOS|OS2|CYGWIN|MINGW(?:32|64)?|MSYS|BORLANDC|TURBOC|WATCOMC|INTEL_COMPILER|APPLE|MACH|OSX|DARWIN|(?:Free|Net|Open)BSD|DragonFly|sun|SVR4|HAIKU|BEOS|AIX|hpux|sgi|VMS|QNX|EMSCRIPTEN|ANDROID|NINTENDO|AMIGA|riscos|aarch64|arm|ARM_\w+|mips|powerpc|ppc|s390|sparc|ia64|riscv)_*$/i;

/** How likely a macro that no file of the project defines is there. */
function undefinedHere(name: string): number {
  if (PREDEFINED.test(name)) return 1;
  if (ELSEWHERE.test(name)) return 0;
  if (/(?:^|_)(?:HAVE|HAS)_/.test(name)) return PROBED;
  return isSystemName(name) || /(?:^|_)(?:USE|WITH|ENABLE)_/.test(name) ? OPEN : 0;
}

/**
 * Tells how likely the branches are taken that a line of a file stands in, by what a compiler on Unix defines and what the
 * project does; 1 where it stands in none. `macrosOf` gives where files of the project define a macro that a file may see.
 */
export function openLikelihood(
  conditionsOf: (path: string) => Conditions,
  macrosOf: (name: string, from: string) => readonly { path: string; line: number }[],
): (path: string, line: number) => number {
  const known = new Map<string, number>();
  function definedIn(name: string, from: string): number {
    const key = `${from} ${name}`;
    let value = known.get(key);
    if (value === undefined) {
      // What hangs on itself: `#ifndef A`, `#define A`.
      known.set(key, OPEN);
      const all = macrosOf(name, from);
      value = all.length === 0 ? undefinedHere(name) : Math.max(...all.slice(0, MOST).map(at));
      known.set(key, value);
    }
    return value;
  }
  const at = ({ path, line }: { path: string; line: number }): number => {
    const isDefined: IsDefined = (name) => definedIn(name, path);
    let least = 1;
    for (const { head, before } of conditionsOf(path).branchesAt(line)) {
      least = Math.min(least, degreeOf(head, isDefined), ...before.map((one) => 1 - degreeOf(one, isDefined)));
    }
    return least;
  };
  return (path, line) => at({ path, line });
}

/** How far what stands behind the `#` of a branch holds: 1 when it does, 0 when it does not, else in between. */
export function degreeOf(head: string, isDefined: IsDefined, numberFor: NumberFor = () => undefined): number {
  const [, word = '', rest = ''] = /^(\w+)\s*(.*)$/s.exec(head) ?? [];
  if (word === 'else') return 1;
  const written = rest.replace(/\/\*.*?(?:\*\/|$)|\/\/.*$/g, ' ').trim();
  const name = /^\w+/.exec(written)?.[0] ?? '';
  if (word.endsWith('ifdef')) return isDefined(name);
  if (word.endsWith('ndef')) return 1 - isDefined(name);
  return readCondition(written, isDefined, numberFor);
}

const ENDS = /^(?:&&|\|\||\))$/;
const COMPARED: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

/** The number that is written; undefined where that is none. */
export function literalOf(word: string): number | undefined {
  return /^(?:\d+|0x[\da-f]+)[ul]*$/i.test(word) ? Number(word.replace(/[ul]+$/i, '')) : undefined;
}

/** The value of what stands behind `#if`; what is compared is known of numbers, and of what is not defined. */
function readCondition(written: string, isDefined: IsDefined, numberFor: NumberFor): number {
  const tokens = written.match(/\w+|&&|\|\||[!=<>]=|\S/g) ?? [];
  let at = 0;
  const chain = (operator: string, join: (...values: number[]) => number, next: () => number): number => {
    let value = next();
    while (tokens[at] === operator) {
      at++;
      value = join(value, next());
    }
    return value;
  };
  const either = (): number => chain('||', Math.max, () => chain('&&', Math.min, one));
  const one = (): number => {
    const [from, value] = [at, unary()];
    if (at >= tokens.length || ENDS.test(tokens[at]!)) return value;
    const [operator = '', right = '', after = ')'] = tokens.slice(at);
    const [left, other] = [at === from + 1 ? numberOf(tokens[from]!) : undefined, numberOf(right)];
    const holds = COMPARED[operator];
    while (at < tokens.length && !ENDS.test(tokens[at]!)) {
      if (tokens[at] === '(') skip();
      else at++;
    }
    return holds && left !== undefined && other !== undefined && ENDS.test(after) ? Number(holds(left, other)) : OPEN;
  };
  /** The number that a word is: what is not defined is 0. */
  const numberOf = (word: string): number | undefined => {
    if (!/^[A-Za-z_]/.test(word)) return literalOf(word);
    return isDefined(word) === 0 ? 0 : numberFor(word);
  };
  const skip = (): void => {
    let depth = 0;
    do {
      if (tokens[at] === '(') depth++;
      if (tokens[at] === ')') depth--;
      at++;
    } while (depth > 0 && at < tokens.length);
  };
  const unary = (): number => {
    const token = tokens[at++] ?? '';
    if (token === '!') return 1 - unary();
    if (token === '(') {
      const value = either();
      if (tokens[at] === ')') at++;
      return value;
    }
    if (token === 'defined') {
      const isWrapped = tokens[at] === '(';
      if (isWrapped) at++;
      const name = tokens[at++] ?? '';
      if (isWrapped && tokens[at] === ')') at++;
      return isDefined(name);
    }
    if (/^\d/.test(token)) return /^0+[uUlL]*$/.test(token) ? 0 : 1;
    if (!/^\w/.test(token)) return OPEN;
    const number = numberOf(token);
    if (number !== undefined && tokens[at] !== '(') return number === 0 ? 0 : 1;
    // Its value may be nothing.
    const value = Math.min(isDefined(token), PROBED);
    if (tokens[at] === '(') {
      skip();
      return OPEN;
    }
    return value;
  };
  return either();
}
