import type { Role } from '../../model/index.ts';
import { RESERVED } from './keywords.ts';
import type { Reading } from './reading.ts';
import { KIND, type Tokens } from './tokens.ts';

/** A name with what qualifies it: the tokens of its parts, and the token after it. */
export interface Name {
  parts: number[];
  next: number;
}

/** Whether a token can be a name where one is due: no keyword, no literal. */
export function isName({ kind, words, count }: Tokens, at: number): boolean {
  if (at >= count) return false;
  return kind[at] === KIND.word ? !RESERVED.has(words[at]!) : kind[at] === KIND.quoted;
}

/** The same with what stands for a name: a variable, or what a program puts in. */
export function isOperand(tokens: Tokens, at: number): boolean {
  const kind = tokens.kind[at];
  return at < tokens.count && (isName(tokens, at) || kind === KIND.variable || kind === KIND.placeholder);
}

/** Reads `a.b.c` from `at` on, whatever word begins it; with `db..x` as T-SQL has it. */
export function readName({ tokens }: Pick<Reading, 'tokens'>, at: number, to: number): Name {
  const { words, kind } = tokens;
  const parts = [at];
  let next = at + 1;
  while (next + 1 < to && (words[next] === '.' || words[next] === '..')) {
    const part = kind[next + 1];
    if (part !== KIND.word && part !== KIND.quoted && part !== KIND.placeholder) break;
    parts.push(next + 1);
    next += 2;
  }
  // What a program puts in may be a part of a word: `{{ prefix }}_users`.
  if (kind[next] === KIND.word && kind[next - 1] === KIND.placeholder && tokens.end[next - 1] === tokens.start[next]) {
    parts[parts.length - 1] = next - 1;
    next++;
  }
  return { parts, next };
}

/** Where the name of a token stands, without its quotes; empty for what is put in. */
export function nameRange({ kind, start, end }: Tokens, at: number): { start: number; end: number } {
  const [from, to] = [start[at]!, end[at]!];
  if (kind[at] === KIND.placeholder) return { start: from, end: from };
  return kind[at] === KIND.quoted ? { start: from + 1, end: Math.max(from + 1, to - 1) } : { start: from, end: to };
}

/** The name of a token as it is written, without its quotes. */
export function nameText(tokens: Tokens, at: number): string {
  const { start, end } = nameRange(tokens, at);
  return tokens.text.slice(start, end);
}

/** Notes the token as an identifier. */
export function noteToken({ tokens, facts }: Reading, at: number, role: Exclude<Role, 'definition'>): void {
  const { start, end } = nameRange(tokens, at);
  if (start < end) facts.occurrence(start, end, role);
}

/** Notes a name: its last part has the role, what qualifies it is read. */
export function noteName(reading: Reading, { parts }: Name, role: Exclude<Role, 'definition'>): void {
  for (const part of parts) noteToken(reading, part, part === parts.at(-1) ? role : 'read');
}

/** Reads a name and notes it; gives the token after it. `at` when there is none. */
export function noteNameAt(reading: Reading, at: number, to: number, role: Exclude<Role, 'definition'>): number {
  if (at >= to || !isOperand(reading.tokens, at)) return at;
  const name = readName(reading, at, to);
  noteName(reading, name, role);
  return name.next;
}
