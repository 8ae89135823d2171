import { type ConfigDocument, DEEPEST, type Entry, type Fault, type Key, type Place, type Value } from './document.ts';

/** What is in a JSON text. */
export interface JsonText {
  documents: ConfigDocument[];
  comments: Place[];
  faults: Fault[];
}

/** How the text is to be read. */
export interface JsonOptions {
  /** Each line is a document. */
  lines?: boolean;
  /** Stop: what has been read so far is the result. */
  isLate?: () => boolean;
}

const MOST_FAULTS = 5;
const OPEN = /[[{]/y;
/** What is no key. */
const VALUE = /[[{\d+-]/y;
const SPACE = /\s*/y;
const NUMBER = /[+-]?(?:0[xX][\da-fA-F]+|Infinity|NaN|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w$.])/y;
const WORD = /[\p{ID_Start}$_](?:[\p{ID_Continue}$-]|\u200c|\u200d|\\u[\da-fA-F]{4})*/uy;
const STRAY = /[^\s,:[\]{}"']+|./suy;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', 0: '\0' };

/**
 * Reads JSON, JSON with comments and trailing commas, and JSON5, all as one language; or JSON lines. What is not of it is
 * a fault, and reading goes on after it.
 */
export function readJson(text: string, { lines = false, isLate = () => false }: JsonOptions = {}): JsonText {
  const all: JsonText = { documents: [], comments: [], faults: [] };
  if (!lines) readTo(text, 0, isLate, all);
  for (let start = 0; lines && start < text.length && !isLate(); ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    readTo(text.slice(0, end), start, isLate, all);
    start = end + 1;
  }
  return all;
}

/** Reads what is in a text from an offset on. */
function readTo(text: string, from: number, isLate: () => boolean, { documents, comments, faults }: JsonText): void {
  const last = text.trimEnd().length;
  const before = documents.length;
  let at = text.startsWith('\ufeff') && from === 0 ? 1 : from;
  let late = false;
  let steps = 0;

  function fault(message: string, where: number): void {
    if (faults.length < MOST_FAULTS && faults.at(-1)?.at !== where) {
      faults.push({ code: 'syntax-error', message, at: where });
    }
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  }

  /** Skips white space and comments. */
  function skip(): void {
    if ((++steps & 1023) === 0 && isLate()) late = true;
    for (;;) {
      at += match(SPACE)?.length ?? 0;
      const start = at;
      if (text.startsWith('//', at) || (text.startsWith('#!', at) && at === 0)) {
        const line = /[\r\n]/g;
        line.lastIndex = at;
        at = line.exec(text)?.index ?? text.length;
      } else if (text.startsWith('/*', at)) {
        const end = text.indexOf('*/', at + 2);
        if (end < 0) fault('a comment without end', at);
        at = end < 0 ? text.length : end + 2;
      } else return;
      comments.push({ start, end: at });
    }
  }

  /** Passes what nothing is made of. */
  function stray(): void {
    const found = match(STRAY) ?? '';
    if (found !== '') fault(`unexpected ${JSON.stringify(found.slice(0, 40))}`, at);
    at = Math.min(text.length, at + Math.max(1, found.length));
  }

  /** The string that begins here. One without end goes to the end of the line. */
  function string(): { value: string; inner: Place } {
    const quote = text[at]!;
    const start = ++at;
    let value = '';
    let from = at;
    for (; at < text.length; at++) {
      const character = text[at]!;
      if (character === quote) {
        value += text.slice(from, at);
        return { value, inner: { start, end: at++ } };
      }
      if (character === '\n') break;
      if (character !== '\\') continue;
      value += text.slice(from, at);
      const { read, length } = escaped(text, at + 1);
      value += read;
      at += length;
      from = at + 1;
    }
    fault('a string without end', start - 1);
    at = Math.min(at, text.length);
    if (text[at - 1] === '\r' && at > start) at--;
    return { value: value + text.slice(Math.min(from, at), at), inner: { start, end: at } };
  }

  function value(depth: number): Value | undefined {
    const start = at;
    const character = text[at];
    if (character === '{' || character === '[') {
      if (depth > DEEPEST) return tooDeep();
      return character === '{' ? mapping(depth) : sequence(depth);
    }
    if (character === '"' || character === "'") {
      const { value: read, inner } = string();
      return { kind: 'scalar', value: read, start, end: at, inner };
    }
    const number = match(NUMBER);
    const word = number ?? match(WORD);
    if (word === undefined) return undefined;
    at += word.length;
    const place = { start, end: at, inner: { start, end: at } };
    if (number !== undefined) return { kind: 'scalar', value: numberOf(number), ...place };
    if (!(word in WORDS)) fault(`unexpected ${JSON.stringify(word.slice(0, 40))}`, start);
    return { kind: 'scalar', value: WORDS[word] ?? null, ...place };
  }

  function tooDeep(): undefined {
    fault('nested too deeply', at);
    at = text.length;
    return undefined;
  }

  function mapping(depth: number): Value {
    const start = at++;
    const entries: Entry[] = [];
    for (;;) {
      skip();
      if (late || at >= text.length) fault('missing "}"', Math.max(start, last - 1));
      if (late || at >= text.length || text[at] === '}' || (text[at] === ']' && depth > 0)) break;
      const entry = pair(depth);
      if (!entry) {
        stray();
        continue;
      }
      entries.push(entry);
      comma('}');
    }
    if (text[at] === ']') fault('unexpected "]"', at);
    else if (text[at] === '}') at++;
    return { kind: 'mapping', entries, start, end: Math.min(at, Math.max(last, start + 1)) };
  }

  /** Passes a comma; where none is and something follows, that is a fault. */
  function comma(close: string): void {
    skip();
    if (text[at] === ',') at++;
    else if (at < text.length && text[at] !== close && text[at] !== '}' && text[at] !== ']') fault('missing ","', at);
  }

  function pair(depth: number): Entry | undefined {
    const start = at;
    const key = keyHere();
    if (!key) return undefined;
    const keyEnd = at;
    skip();
    if (text[at] !== ':') fault('missing ":"', Math.min(at, text.length - 1));
    if (text[at] === ':') at++;
    else if (match(VALUE) === undefined) return { path: [key], value: undefined, start, end: keyEnd };
    const colonEnd = at;
    skip();
    const found = value(depth + 1);
    if (!found) fault('missing value', Math.min(at, text.length - 1));
    return { path: [key], value: found, start, end: found ? found.end : colonEnd };
  }

  function keyHere(): Key | undefined {
    if (text[at] === '"' || text[at] === "'") {
      const { value: name, inner } = string();
      return { name, same: name, ...inner };
    }
    const word = match(WORD) ?? match(NUMBER);
    if (word === undefined) return undefined;
    const start = at;
    at += word.length;
    return { name: word, same: word, start, end: at };
  }

  function sequence(depth: number): Value {
    const start = at++;
    const items: Value[] = [];
    for (;;) {
      skip();
      if (late || at >= text.length) fault('missing "]"', Math.max(start, last - 1));
      if (late || at >= text.length || text[at] === ']' || (text[at] === '}' && depth > 0)) break;
      const item = value(depth + 1);
      if (!item) {
        stray();
        continue;
      }
      items.push(item);
      comma(']');
    }
    if (text[at] === '}') fault('unexpected "}"', at);
    else if (text[at] === ']') at++;
    return { kind: 'sequence', items, start, end: Math.min(at, Math.max(last, start + 1)) };
  }

  for (skip(); at < text.length && !late; skip()) {
    if (documents.length > before) {
      fault(`unexpected ${JSON.stringify(text.slice(at, at + 40).split('\n', 1)[0])}`, at);
      // Keys may stand in what follows a bracket too many.
      if (match(OPEN) === undefined) {
        stray();
        continue;
      }
    }
    const start = at;
    const root = value(0);
    if (root) documents.push({ root, start, end: root.end });
    else stray();
  }
}

function escaped(text: string, at: number): { read: string; length: number } {
  const code = /u([\da-fA-F]{4})|x([\da-fA-F]{2})|\r\n/y;
  code.lastIndex = at;
  const found = code.exec(text);
  if (found) {
    const hex = found[1] ?? found[2];
    return { read: hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)), length: found[0].length };
  }
  const character = text[at] ?? '';
  return { read: character === '\n' ? '' : (ESCAPES[character] ?? character), length: character.length };
}

function numberOf(written: string): number {
  const bare = written.replace(/^[+-]/, '');
  return written.startsWith('-') ? -Number(bare) : Number(bare);
}
