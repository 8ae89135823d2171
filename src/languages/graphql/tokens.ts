/** What a token is. */
export const KIND = {
  name: 0,
  /** `{`, `...`, `@` and the like. */
  sign: 1,
  string: 2,
  number: 3,
  /** A character that no token begins with. */
  other: 4,
} as const;

/** The tokens of a text, by columns. Comments and commas are none. */
export interface Tokens {
  text: string;
  count: number;
  kind: number[];
  start: number[];
  end: number[];
  /** Of names and signs as they are written; of all others ''. */
  word: string[];
  /** [start, end) pairs in source order. */
  comments: number[];
  /** Where a string begins that has no end, in source order. */
  unclosed: number[];
}

const TOKEN =
  /[\s,\uFEFF]+|(#[^\n\r]*)|([A-Za-z_]\w*)|(\.\.\.|[!$&():=@[\]{|}])|(""")|"[^"\\\n\r]*(?:\\[^\n\r][^"\\\n\r]*)*("?)|(-?\d[\d.eE+-]*)|./suy;

/** Cuts any text into tokens. */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { text, count: 0, kind: [], start: [], end: [], word: [], comments: [], unclosed: [] };
  const push = (kind: number, start: number, end: number, word = ''): void => {
    tokens.kind.push(kind);
    tokens.start.push(start);
    tokens.end.push(end);
    tokens.word.push(word);
    tokens.count++;
  };
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const [all, comment, name, sign, block, stringEnd, number] = TOKEN.exec(text) ?? [text.slice(at)];
    let end = at + all.length;
    if (comment !== undefined) tokens.comments.push(at, end);
    else if (name !== undefined) push(KIND.name, at, end, name);
    else if (sign !== undefined) push(KIND.sign, at, end, sign);
    else if (number !== undefined) push(KIND.number, at, end);
    else if (all.startsWith('"')) {
      const close = block === undefined ? end : blockEnd(text, end);
      if (close < 0 || stringEnd === '') tokens.unclosed.push(at);
      end = close < 0 ? text.length : close;
      push(KIND.string, at, end);
    } else if (!/^[\s,\uFEFF]/.test(all)) push(KIND.other, at, end);
    at = end;
  }
  return tokens;
}

/** Where a block string ends whose quotes open before `from`; -1 when it does not. */
function blockEnd(text: string, from: number): number {
  let end = text.indexOf('"""', from);
  while (end > from && text[end - 1] === '\\') end = text.indexOf('"""', end + 3);
  return end < 0 ? end : end + 3;
}
