import { commandAt, isCopyOfData } from './commands.ts';
import { comment } from './comments.ts';
import type { Dialect } from './dialect.ts';
import { alternativeQuoteEnd, hasEscapes, quoteEnd } from './quotes.ts';
import { add, endOf, finish, matchAt, quoted, type Scan } from './scan.ts';
import { createTokens, KIND, type Tokens } from './tokens.ts';

const WORD = /[\p{L}_#][\p{L}\p{N}\p{M}_$#]*/uy;
const ASCII_WORD = /[A-Za-z_][A-Za-z0-9_$#]*/y;
const NUMBER = /0x[0-9a-f]*|(?:\d[\d_]*(?:\.(?!\.)\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const VARIABLE = /@@?[\p{L}_#$][\p{L}\p{N}_$#]*|@@?`[^`\n]*`/uy;
const PLACEHOLDER = /\$\d+|\$\$\w+|\$\{[^}\n]*\}|:\w+|:'\w+'|:"\w+"|:\{[?]?\w+\}|%\(\w+\)s|%s|\?\d*/y;
const SIGN = /::|:=|=>|\|\||<=|>=|<>|!=|->>?|#>>?|\.\.|[\s\S]/y;
const DOLLAR = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
/** Oracle has `$$name`, the others have nothing of the kind. */
const DOLLARLESS: ReadonlySet<Dialect> = new Set(['oracle', 'tsql', 'sqlite']);
/** Oracle compiles what is between them or not; it is read either way. */
const DIRECTIVE = /\$(?:els)?if\b[^;]{0,400}?\$then\b|\$(?:if|then|elsif|else|end|error)\b/iy;
const STRING_PREFIX = /^(?:E|N|B|X|U|R|_\w+|Q|NQ)$/i;
const BRACKETED = /\[[\p{L}_#@{][^\]\n[]*\]/uy;

/**
 * The tokens of [from, to) of a text, of a routine's body or of all of it. Takes time in proportion to the length.
 * What is not closed is a problem; reading goes on in the next line.
 */
export function tokenize(text: string, from: number, to: number, dialect: Dialect): Tokens {
  const tokens = scanAll(text, from, to, dialect, false);
  // A quote too many turns all strings after it inside out: then where strings end is looked at with more distrust.
  return tokens.problems.length === 0 ? tokens : scanAll(text, from, to, dialect, true);
}

function scanAll(text: string, from: number, to: number, dialect: Dialect, strict: boolean): Tokens {
  const tokens = createTokens(text);
  const template = /\{[{%]/.test(text);
  const place = { text, at: from, to, delimiter: ';', first: 0, conditional: 0 };
  const scan: Scan = { ...place, dialect, template, strict, tokens, missing: new Set() };
  while (scan.at < to) step(scan);
  return tokens;
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const code = text.charCodeAt(at);
  if (code <= 32 || code === 0xa0 || code === 0xfeff) scan.at++;
  else if (scan.delimiter !== ';' && text.startsWith(scan.delimiter, at)) stop(scan, at + scan.delimiter.length);
  else if (isLetter(code)) word(scan, matchAt(ASCII_WORD, scan) ?? text[at]!);
  else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) add(scan, KIND.number, NUMBER);
  else if (code === 59) semicolon(scan);
  else if (code === 40 || code === 41 || code === 44) sign(scan, text[at]!);
  else if (code === 39) quoted(scan, at, at, "'", KIND.string, hasEscapes(scan.dialect, ''));
  else if (code === 34) doubleQuoted(scan);
  else if (code === 96) quoted(scan, at, at, '`', KIND.quoted, false);
  else if (!comment(scan, code) && !special(scan, code)) {
    sign(scan, matchAt(SIGN, scan) ?? text[at]!);
  }
}

function sign(scan: Scan, found: string): void {
  scan.tokens.push(KIND.sign, scan.at, scan.at + found.length, found);
  scan.at += found.length;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function word(scan: Scan, ascii: string): void {
  const { at, text, tokens, dialect } = scan;
  let end = at + ascii.length;
  if (text.charCodeAt(end) > 127) end = at + (matchAt(WORD, scan) ?? ascii).length;
  const command = commandAt(tokens, scan.first, at, scan.to, dialect);
  if (command) {
    client(scan, command.kind, command.end, command.delimiter);
    return;
  }
  let quote = end;
  if (text[end] === '&' && /^u$/i.test(ascii)) quote++;
  const next = text[quote];
  if (next === "'" && STRING_PREFIX.test(ascii)) {
    const prefix = ascii.toUpperCase();
    if (prefix.endsWith('Q')) {
      finish(scan, at, alternativeQuoteEnd(text, quote, scan.to), KIND.string);
      return;
    }
    quoted(scan, at, quote, "'", KIND.string, hasEscapes(dialect, prefix));
    return;
  }
  if (next === '"' && quote > end) {
    quoted(scan, quote, quote, '"', KIND.quoted, false);
    return;
  }
  tokens.push(KIND.word, at, end);
  scan.at = end;
}

/** What a client makes of a line. */
function client(scan: Scan, kind: 'stop' | 'command' | 'comment', end: number, delimiter: string | undefined): void {
  const { tokens, at, text } = scan;
  if (delimiter !== undefined) scan.delimiter = delimiter;
  if (kind === 'comment') tokens.comments.push(at, end);
  else tokens.push(kind === 'stop' ? KIND.stop : KIND.command, at, end);
  scan.first = tokens.count;
  scan.at = end;
  if (kind === 'command' && isCopyOfData(text.slice(at, end))) skipData(scan);
}

function stop(scan: Scan, end: number): void {
  scan.tokens.push(KIND.stop, scan.at, end);
  scan.at = end;
  scan.first = scan.tokens.count;
}

/** Goes on behind the data of a `COPY`, where there are any. */
function skipData(scan: Scan): void {
  const end = endOf(scan, '\n\\.', scan.at - 1);
  if (end >= 0) scan.at = end;
}

function semicolon(scan: Scan): void {
  const { tokens, first, text, at } = scan;
  const { words, count } = tokens;
  tokens.push(KIND.end, at, at + 1, ';');
  scan.at = at + 1;
  if (words[first] === 'COPY' && words.slice(first, count).includes('STDIN')) {
    if (isCopyOfData(text.slice(tokens.start[first]!, at + 1))) skipData(scan);
  }
  scan.first = tokens.count;
}

function doubleQuoted(scan: Scan): void {
  const { at, dialect, tokens } = scan;
  const dotted = tokens.words[tokens.count - 1] === '.' || dialect !== 'mysql';
  if (dotted) quoted(scan, at, at, '"', KIND.quoted, dialect === 'unknown' ? 'maybe' : false);
  else quoted(scan, at, at, '"', KIND.string, true);
}

function special(scan: Scan, code: number): boolean {
  const { text, at, to, tokens, dialect } = scan;
  const command = commandAt(tokens, scan.first, at, to, dialect);
  if (command) {
    client(scan, command.kind, command.end, command.delimiter);
    return true;
  }
  if (code === 123 && (text[at + 1] === '{' || text[at + 1] === '%')) return tag(scan);
  if (code === 36) {
    const directive = matchAt(DIRECTIVE, scan);
    if (directive && dialect === 'oracle') {
      scan.at += directive.length;
      return true;
    }
    const mark = DOLLARLESS.has(dialect) ? undefined : matchAt(DOLLAR, scan);
    if (!mark) return add(scan, KIND.placeholder, PLACEHOLDER);
    finish(scan, at, endOf(scan, mark, at + mark.length), KIND.body);
    return true;
  }
  if (code === 64) return add(scan, KIND.variable, VARIABLE);
  if (code === 58 && text[at + 1] !== ':') return add(scan, KIND.placeholder, PLACEHOLDER);
  if (code === 37 || code === 63) return add(scan, KIND.placeholder, PLACEHOLDER);
  if (code === 91 && bracketed(scan)) return true;
  if (code === 35 && dialect === 'postgres') return false;
  const name = code > 127 || code === 35 ? matchAt(WORD, scan) : undefined;
  if (!name) return false;
  tokens.push(KIND.word, at, at + name.length);
  scan.at = at + name.length;
  return true;
}

function tag(scan: Scan): boolean {
  const { text, at, tokens } = scan;
  const closing = text[at + 1] === '{' ? '}}' : '%}';
  const end = endOf(scan, closing, at);
  if (end < 0) return false;
  tokens.tags.push(at, end);
  if (closing === '}}') tokens.push(KIND.placeholder, at, end);
  scan.at = end;
  return true;
}

/** `[x]` is a name in T-SQL and SQLite, and where it does not stand right behind what can have elements. */
function bracketed(scan: Scan): boolean {
  const { text, at, to, dialect, tokens } = scan;
  if (dialect === 'tsql') {
    const end = quoteEnd(text, at + 1, to, ']', false, { ...scan, template: false });
    finish(scan, at, end, KIND.quoted);
    return true;
  }
  const array = tokens.words[tokens.count - 1] === 'ARRAY';
  if (dialect === 'postgres' || array || /[\w\])"]/.test(text[at - 1] ?? '')) return false;
  const found = matchAt(BRACKETED, scan);
  if (!found) return false;
  tokens.push(KIND.quoted, at, at + found.length);
  scan.at = at + found.length;
  return true;
}
