/** What a token is. */
export const KIND = {
  /** A bare name or keyword, `#temp` included. */
  word: 0,
  /** A name in the quotes of a dialect: `"x"`, `[x]`, or between backquotes. */
  quoted: 1,
  string: 2,
  number: 3,
  /** `@x`, `@@x`: its sigil is part of the name. */
  variable: 4,
  /** A value put in by a program: `:x`, `?`, `$1`, `%(x)s`, `{{ x }}`. */
  placeholder: 5,
  sign: 6,
  /** `;` */
  end: 7,
  /** What ends all that is open: `GO`, `/` on a line of its own, the delimiter of the MySQL client. */
  stop: 8,
  /** `$$ … $$` */
  body: 9,
  /** A line for the client: `\i file`, `:r file`, `@file`, `PROMPT text`. Ends a statement, too. */
  command: 10,
} as const;

/** The tokens of a text, by columns. Comments are none of them. */
export interface Tokens {
  text: string;
  count: number;
  kind: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  /** Words in upper case and signs as they are; '' for all others. */
  words: string[];
  /** Of a parenthesis: the other one, or the token at which it is given up; else -1. */
  match: Int32Array;
  /** The token that ends what a token is in: the statement, or the parenthesis around. */
  last: Int32Array;
  /** [start, end) pairs in source order. */
  comments: number[];
  /** The tags of a template, [start, end) pairs in source order: `{{ x }}`, `{% x %}`. */
  tags: number[];
  problems: { message: string; at: number }[];
}

/** Tokens to be added to. */
export interface TokenWriter extends Tokens {
  push(kind: number, start: number, end: number, word?: string): void;
}

/** No tokens yet. */
export function createTokens(text: string): TokenWriter {
  const names = new Map<string, string>();
  const tokens: TokenWriter = {
    ...{ text, count: 0, words: [], comments: [], tags: [], problems: [] },
    kind: new Uint8Array(1024),
    start: new Int32Array(1024),
    end: new Int32Array(1024),
    match: new Int32Array(0),
    last: new Int32Array(0),
    push: (kind, start, end, word = '') => {
      const { count } = tokens;
      if (count === tokens.kind.length) grow(tokens);
      tokens.kind[count] = kind;
      tokens.start[count] = start;
      tokens.end[count] = end;
      tokens.words.push(kind === KIND.word ? upper(text.slice(start, end)) : word);
      tokens.count++;
    },
  };
  const upper = (word: string): string => {
    let found = names.get(word);
    if (found === undefined) {
      found = word.toUpperCase();
      names.set(word, found);
    }
    return found;
  };
  return tokens;
}

function grow(tokens: TokenWriter): void {
  const size = tokens.count * 2;
  const longer = <T extends Uint8Array | Int32Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  tokens.kind = longer(tokens.kind, new Uint8Array(size));
  tokens.start = longer(tokens.start, new Int32Array(size));
  tokens.end = longer(tokens.end, new Int32Array(size));
}
