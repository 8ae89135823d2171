import type { SqlToken } from '../sql-tokens.ts';

/** A bare word in lower case, a sign as it is, and '' for everything else and for no token. */
export function word(token: SqlToken | undefined): string {
  if (token?.kind === 'name') return token.quoted ? '' : token.text.toLowerCase();
  return token?.kind === 'sign' ? token.text : '';
}

/** Where the bracket that opens at `open` is closed; the number of tokens when it is not. */
export function closingOf(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (word(tokens[at]) === '(') depth += 1;
    if (word(tokens[at]) === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** Index of the first token outside brackets that is one of these words; -1 when there is none. */
export function outside(tokens: readonly SqlToken[], words: readonly string[], from = 0): number {
  for (let at = from; at < tokens.length; at += 1) {
    if (word(tokens[at]) === '(') at = closingOf(tokens, at);
    else if (words.includes(word(tokens[at]))) return at;
  }
  return -1;
}

/** The tokens between commas outside brackets. */
export function parts(tokens: readonly SqlToken[]): SqlToken[][] {
  const found: SqlToken[][] = [];
  let from = 0;
  for (;;) {
    const comma = outside(tokens, [','], from);
    if (comma === -1) break;
    found.push(tokens.slice(from, comma));
    from = comma + 1;
  }
  if (tokens.length > from) found.push(tokens.slice(from));
  return found;
}
