import { typeEnd } from './doc-type.ts';

/** Offsets of a piece of text. */
type Range = readonly [start: number, end: number];

/** A member that a tag in the comment of a type declares: `@method static Foo name(int $a) what it does`. */
export interface DocMember {
  kind: 'method' | 'property';
  name: string;
  nameStart: number;
  isStatic: boolean;
  /** What it gives, or is; undefined where that is not said. */
  type: Range | undefined;
  /** What stands in its brackets. */
  parameters: Range | undefined;
  signatureEnd: number;
  /** The text behind; undefined where there is none. */
  doc: Range | undefined;
}

const IDENTIFIER = '[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*';
/** The name of a method, up to its bracket. */
const METHOD = new RegExp(`((?:[ \\t]*&)?[ \\t]*)(${IDENTIFIER})(?:[ \\t]*<[^<>\\n]*>)?[ \\t]*\\(`, 'y');
const PROPERTY = new RegExp(`((?:[ \\t]*&)?[ \\t]*\\$)(${IDENTIFIER})`, 'y');

/** Reads the tag whose text is from `start` to `end`; undefined where it names nothing. */
export function readDocMember(
  kind: DocMember['kind'],
  text: string,
  start: number,
  end: number,
): DocMember | undefined {
  const named = kind === 'method' ? namedMethod(text, start, end) : namedProperty(text, start, end);
  if (!named) return undefined;
  const from = named.signatureEnd + text.slice(named.signatureEnd, end).search(/[^\s*]|$/);
  let to = end;
  while (to > from && /[\s*]/.test(text[to - 1]!)) to--;
  return { kind, ...named, doc: from < to ? [from, to] : undefined };
}

type Named = Omit<DocMember, 'kind' | 'doc'>;

function namedProperty(text: string, start: number, end: number): Named | undefined {
  const isBare = text[start] === '$';
  const stop = isBare ? start : typeEnd(text, start, end);
  const found = matchAt(PROPERTY, text, stop, end);
  if (!found) return undefined;
  const type: Range | undefined = isBare ? undefined : [start, stop];
  return { ...found, isStatic: false, type, parameters: undefined, signatureEnd: found.nameStart + found.name.length };
}

/** `static` alone in front of a name is what the method returns; in front of a type it says that the method is static. */
function namedMethod(text: string, start: number, end: number): Named | undefined {
  for (let from = start, isStatic = false; from < end; isStatic = true) {
    const bare = matchAt(METHOD, text, from, end);
    if (bare && !/^(?:callable|closure)$/i.test(bare.name)) return withBrackets(text, end, bare, isStatic, undefined);
    const stop = typeEnd(text, from, end);
    const typed = matchAt(METHOD, text, stop, end);
    if (typed) return withBrackets(text, end, typed, isStatic, [from, stop]);
    if (isStatic || text.slice(from, stop).toLowerCase() !== 'static') return undefined;
    from = stop + text.slice(stop, end).search(/[^ \t]|$/);
  }
  return undefined;
}

interface Match {
  name: string;
  nameStart: number;
  /** After all of it. */
  next: number;
}

function matchAt(pattern: RegExp, text: string, at: number, end: number): Match | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found || pattern.lastIndex > end) return undefined;
  return { name: found[2]!, nameStart: at + found[1]!.length, next: pattern.lastIndex };
}

/** Goes on over the brackets; what a method gives may also stand behind them. */
function withBrackets(text: string, end: number, found: Match, isStatic: boolean, type: Range | undefined): Named {
  const { name, nameStart, next } = found;
  const close = closing(text, next, end);
  const known = { name, nameStart, isStatic };
  if (close < 0) {
    const line = text.slice(next, end).search(/[ \t]*(?:\n|$)/);
    return { ...known, type, parameters: [next, next + line], signatureEnd: next + line };
  }
  const colon = type ? null : /^[ \t]*:[ \t]*(?=[\w\\?(])/.exec(text.slice(close + 1, end));
  const from = close + 1 + (colon?.[0].length ?? 0);
  const stop = colon ? typeEnd(text, from, end) : from;
  return { ...known, type: colon ? [from, stop] : type, parameters: [next, close], signatureEnd: stop };
}

/** The bracket that closes what is open at `at`, or -1; what stands in quotes does not count. */
function closing(text: string, at: number, end: number): number {
  let depth = 1;
  for (const { 0: sign, index } of text.slice(at, end).matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]/g)) {
    if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + index;
  }
  return -1;
}
