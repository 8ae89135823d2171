import { isLineStart } from './commands.ts';
import { RESERVED, STARTERS } from './keywords.ts';
import { KIND, type Tokens } from './tokens.ts';

/** The token after `at`: after the closing parenthesis when it is an opening one. */
export function after({ match, words, count }: Tokens, at: number): number {
  if (words[at] !== '(' || match[at]! <= at) return at + 1;
  return words[match[at]!] === ')' ? match[at]! + 1 : Math.min(match[at]!, count);
}

/** The token at which the content of the parenthesis at `at` ends. */
export function closing({ match, count }: Tokens, at: number): number {
  return match[at]! > at ? match[at]! : count;
}

/** True for what ends a statement whatever it is. */
export function isEnd({ kind }: Tokens, at: number): boolean {
  return kind[at]! >= KIND.end && kind[at] !== KIND.body;
}

/** The token that ends the statement, or parenthesis, that `at` is in, at most `to`. Only a terminator does. */
export function terminator({ last }: Tokens, at: number, to: number): number {
  return at < to ? Math.min(last[at]!, to) : to;
}

/** The same of a statement that may lack its terminator: then it ends before a line that begins the next one. */
export function statementEnd(tokens: Tokens, at: number, to: number): number {
  let i = at;
  while (i < to && !isEnd(tokens, i) && !(i > at && startsStatement(tokens, i))) i = after(tokens, i);
  return Math.min(i, to);
}

const PARTS = new Set(
  'COLUMN CONSTRAINT INDEX KEY PRIMARY FOREIGN PARTITION DEFAULT CHECK IDENTITY NOT EXPRESSION'.split(' '),
);
const ONLY_THEN: Record<string, readonly string[]> = {
  INSERT: ['INTO'],
  DELETE: ['FROM'],
  COMMENT: ['ON'],
  TRUNCATE: ['TABLE'],
  BEGIN: [';', 'TRAN', 'TRANSACTION', 'TRY'],
};

function startsStatement(tokens: Tokens, at: number): boolean {
  const { words, kind, start, text } = tokens;
  const word = words[at]!;
  if (kind[at] !== KIND.word || !STARTERS.has(word) || !isLineStart(text, start[at]!)) return false;
  const next = words[at + 1] ?? '';
  if ((word === 'ALTER' || word === 'DROP') && (PARTS.has(next) || kind[at + 1] === KIND.quoted)) return false;
  if (ONLY_THEN[word] && !ONLY_THEN[word].includes(next)) return false;
  // Something must come before these words where they are not the beginning.
  const before = words[at - 1]!;
  if (before === ')' || kind[at - 1] !== KIND.sign)
    return !RESERVED.has(before) || before === 'NULL' || before === 'END';
  return false;
}

/** Cuts [from, to) at the commas that stand in no parentheses: pairs of tokens. */
export function* elements(tokens: Tokens, from: number, to: number): Generator<{ from: number; to: number }> {
  let start = from;
  for (let i = from; i < to; i = after(tokens, i)) {
    if (tokens.words[i] !== ',') continue;
    if (i > start) yield { from: start, to: i };
    start = i + 1;
  }
  if (start < to) yield { from: start, to };
}

/** The token after these words, or `at` where they do not stand. */
export function skipWords({ words }: Tokens, at: number, phrase: string): number {
  const parts = phrase.split(' ');
  return parts.every((part, i) => words[at + i] === part) ? at + parts.length : at;
}

/** The first token of [from, to), not in parentheses, that is one of the words; `to` where there is none. */
export function findWord(tokens: Tokens, from: number, to: number, words: ReadonlySet<string>): number {
  let i = from;
  while (i < to && !words.has(tokens.words[i]!)) i = after(tokens, i);
  return Math.min(i, to);
}
