/** One token of SQL text; `start` and `end` are offsets, `end` is exclusive. */
export interface SqlToken {
  /** 'name': a word or a quoted identifier; 'string': text or a blob; 'sign': an operator, a bracket, a semicolon. */
  kind: 'name' | 'string' | 'number' | 'sign' | 'comment';
  start: number;
  end: number;
  /** As written, but for a quoted identifier: without its quotes. */
  text: string;
  /** True for an identifier in quotes or brackets, which is no keyword. */
  quoted: boolean;
}

const SPACE = /[ \t\n\f\r]+/y;
// What is not ASCII belongs to names.
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /0[xX][\da-fA-F]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const SIGN = /->>|->|\|\||<=|<>|<<|>=|>>|==|!=|./sy;
const CLOSING: Record<string, string> = { "'": "'", '"': '"', '`': '`', '[': ']' };

/**
 * Cuts SQL into tokens as SQLite does; white space is left out, comments are not. Every text has tokens: what is not
 * closed ends with the text, and a character that SQL does not know is a sign.
 */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  for (let at = 0; at < sql.length; ) {
    const start = at;
    const first = sql[at] as string;
    const isBlob = (first === 'x' || first === 'X') && sql[at + 1] === "'";
    const closing = isBlob ? "'" : CLOSING[first];
    const comment = commentEnd(sql, at);
    let kind: SqlToken['kind'] = 'sign';
    let quoted = false;
    if (comment !== undefined) {
      kind = 'comment';
      at = comment;
    } else if (closing !== undefined) {
      quoted = closing !== "'";
      kind = quoted ? 'name' : 'string';
      at = quoteEnd(sql, at + (isBlob ? 2 : 1), closing);
    } else {
      const space = match(SPACE, sql, at);
      if (space > 0) {
        at += space;
        continue;
      }
      const word = match(WORD, sql, at);
      const number = word > 0 ? 0 : match(NUMBER, sql, at);
      if (word > 0) kind = 'name';
      else if (number > 0) kind = 'number';
      at += word || number || match(SIGN, sql, at);
    }
    const text = sql.slice(start, at);
    yield { kind, start, end: at, text: quoted ? unquoted(text) : text, quoted };
  }
}

function match(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0].length ?? 0;
}

function commentEnd(sql: string, at: number): number | undefined {
  if (sql.startsWith('--', at)) return found(sql, sql.indexOf('\n', at), 0);
  if (sql.startsWith('/*', at)) return found(sql, sql.indexOf('*/', at + 2), 2);
  return undefined;
}

const found = (sql: string, at: number, length: number): number => (at === -1 ? sql.length : at + length);

/** Where a quoted text ends that goes on at `at`. A doubled quote is part of it; in brackets there is none. */
function quoteEnd(sql: string, at: number, closing: string): number {
  for (let from = at; ; ) {
    const end = sql.indexOf(closing, from);
    if (end === -1) return sql.length;
    if (closing === ']' || sql[end + 1] !== closing) return end + 1;
    from = end + 2;
  }
}

function unquoted(text: string): string {
  const closing = CLOSING[text[0] as string] as string;
  const inner = text.length > 1 && text.endsWith(closing) ? text.slice(1, -1) : text.slice(1);
  return closing === ']' ? inner : inner.replaceAll(closing + closing, closing);
}
