/** What a {@link Lexer} stands on. */
export type TokenKind = 'word' | 'literal' | 'sign' | 'directive' | 'end';

/** Goes over C or C++ text token by token; white space and comments are passed over. */
export interface Lexer {
  kind: TokenKind;
  start: number;
  /** Of a directive: where its line ends, continuation lines included. */
  end: number;
  /** Moves to the next token. */
  next(): void;
  /** The next token is looked for from there on. */
  skipTo(offset: number): void;
}

const CR = 13;
const LF = 10;
const QUOTE = 34;
const APOSTROPHE = 39;
const BACKSLASH = 92;
/** That of a raw string. */
const LONGEST_DELIMITER = 16;

/** Reads `text` from its beginning. Never fails: what is not closed ends with its line, or with the text. */
export function createLexer(text: string): Lexer {
  const { length } = text;
  let at = 0;
  let lineStart = true;
  /** The first block comment that was found behind a directive: most have none. */
  let nextComment = -1;
  /** Ends of raw strings that do not occur any more. */
  const missing = new Set<string>();

  const lexer: Lexer = {
    kind: 'end',
    start: 0,
    end: 0,
    next: () => {
      skip();
      lexer.start = at;
      if (at >= length) lexer.kind = 'end';
      else lexer.kind = token(text.charCodeAt(at));
      lineStart = lexer.kind === 'directive';
      lexer.end = Math.min(at, length);
    },
    skipTo: (offset) => {
      at = offset;
    },
  };
  return lexer;

  function token(code: number): TokenKind {
    if (isWordStart(code)) {
      while (at < length && isWordPart(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== QUOTE || at - lexer.start > 3) return 'word';
      const prefix = text.slice(lexer.start, at);
      if (/^(u8|u|U|L)?R$/.test(prefix)) rawString();
      else if (/^(u8|u|U|L)$/.test(prefix)) quoted(QUOTE);
      else return 'word';
      return 'literal';
    }
    if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      number();
      return 'literal';
    }
    if (code === QUOTE || code === APOSTROPHE) {
      quoted(code);
      return 'literal';
    }
    if (code === 35 && lineStart) {
      at = directiveEnd(at);
      return 'directive';
    }
    at += code === 58 && text.charCodeAt(at + 1) === 58 ? 2 : 1;
    return 'sign';
  }

  /** Passes over white space and comments. */
  function skip(): void {
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === LF) {
        lineStart = true;
        at++;
      } else if (code <= 32 || code === 0xfeff || (code === BACKSLASH && isLineEnd(at + 1))) at++;
      else if (code === 47 && text.charCodeAt(at + 1) === 42) at = blockEnd(at);
      else if (code === 47 && text.charCodeAt(at + 1) === 47) at = lineEnd(at);
      else return;
    }
  }

  function number(): void {
    for (at++; at < length; at++) {
      const code = text.charCodeAt(at);
      if (isWordPart(code) || code === 46) continue;
      if (code === APOSTROPHE && isWordPart(text.charCodeAt(at + 1))) continue;
      if ((code === 43 || code === 45) && /[eEpP]/.test(text[at - 1]!)) continue;
      return;
    }
  }

  function quoted(quote: number): void {
    for (at++; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at += text.charCodeAt(at + 1) === CR && text.charCodeAt(at + 2) === LF ? 2 : 1;
      else if (code === quote) {
        at++;
        return;
      } else if (code === LF) return;
    }
  }

  function rawString(): void {
    const open = at + text.slice(at, at + LONGEST_DELIMITER + 2).indexOf('(');
    const ending = `)${text.slice(at + 1, open)}"`;
    const close = open < at || missing.has(ending) ? -1 : text.indexOf(ending, open);
    if (open >= at && close < 0) missing.add(ending);
    if (close < 0) quoted(QUOTE);
    else at = close + (open - at) + 1;
  }

  function blockEnd(from: number): number {
    const close = text.indexOf('*/', from + 2);
    return close < 0 ? length : close + 2;
  }

  function lineEnd(from: number): number {
    let end = text.indexOf('\n', from);
    while (end > 0 && isContinued(end)) end = text.indexOf('\n', end + 1);
    return end < 0 ? length : end;
  }

  /** The end of a directive: a block comment that begins on its line may go on below. */
  function directiveEnd(from: number): number {
    let end = lineEnd(from);
    if (nextComment < from) nextComment = found(text.indexOf('/*', from));
    for (let comment = nextComment; comment < end; ) {
      const line = text.slice(from, comment);
      // Not in a string or after `//`.
      if (/\/\/|^[^"]*("[^"]*"[^"]*)*"[^"]*$/.test(line)) return end;
      const after = blockEnd(comment);
      if (after > end) return lineEnd(after);
      comment = found(text.indexOf('/*', after));
      end = Math.max(end, after);
    }
    return end;
  }

  function isContinued(newline: number): boolean {
    return text.charCodeAt(newline - (text.charCodeAt(newline - 1) === CR ? 2 : 1)) === BACKSLASH;
  }

  function isLineEnd(position: number): boolean {
    const code = text.charCodeAt(position);
    return code === LF || (code === CR && text.charCodeAt(position + 1) === LF);
  }
}

/** An offset; infinite when there is none. */
function found(offset: number): number {
  return offset < 0 ? Number.POSITIVE_INFINITY : offset;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code >= 128;
}

function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code);
}
