import type { FactSink } from '../spec.ts';
import type { Dialect } from './dialect.ts';
import type { Docs } from './docs-form.ts';
import type { Scope } from './scopes.ts';
import type { Tokens } from './tokens.ts';

/** What the parsers of statements read from and write to. Positions in it are numbers of tokens. */
export interface Reading {
  tokens: Tokens;
  facts: FactSink;
  dialect: Dialect;
  docs: Docs;
  isLate: () => boolean;
  /** The symbol around, or -1. */
  parent: number;
  /** The innermost scope. */
  scope: Scope;
  /** What is defined here is seen from outside. */
  exported: boolean;
  /** How many parentheses and bodies are around. */
  depth: number;
  /** Reads statements, queries and expressions in [from, to); `inside` is the word before the parenthesis around. */
  readCode: (reading: Reading, from: number, to: number, inside?: string) => void;
  /** Reads one declaration of a routine as local names; gives the token after it, or `at` when there is none. */
  readDeclaration: (reading: Reading, at: number, to: number) => number;
  /** Reads a text in the text, a routine's body, as statements. Offsets. */
  readText: (reading: Reading, start: number, end: number) => void;
}

/** What is read of one pair of parentheses, or outside of all, while it is read. */
export interface Level {
  to: number;
  /** `FROM` is a clause here, and no part of `extract(year FROM x)`. */
  query: boolean;
  /** `AS` is followed by a type. */
  cast: boolean;
  /** In the assignments of an `UPDATE`. */
  setting: boolean;
  /** The scope of the statement around, with the names of `WITH`. */
  base: Scope;
  /** That of the query being read. */
  scope: Scope;
  /** Where the names of its columns are seen. */
  output: Scope | undefined;
}

/** A clause or statement that begins at `at`: gives the token after what it has read, or `at` when it is none. */
export type Clause = (reading: Reading, level: Level, at: number) => number;
