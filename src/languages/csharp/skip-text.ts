const QUOTE = 34;
const NEWLINE = 10;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Where the comment, string or character that begins at `at` ends; `at` itself when none begins there. */
export function skipText(text: string, at: number): number {
  switch (text[at]) {
    case '/':
      if (text[at + 1] === '/') return lineEnd(text, at);
      return text[at + 1] === '*' ? after(text, '*/', at + 2) : at;
    case "'":
      return skipCharacter(text, at);
    case '"':
    case '$':
    case '@':
      return skipString(text, at);
    default:
      return at;
  }
}

/** Where the line ends that `at` is in: its line feed, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}

function after(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found + what.length;
}

function skipCharacter(text: string, at: number): number {
  const close = text[at + 1] === '\\' ? text.indexOf("'", at + 3) : at + 2;
  return text[close] === "'" && close < lineEnd(text, at) ? close + 1 : at + 1;
}

/** `"…"`, `@"…"`, `"""…"""` and those with `$`, in whose braces there are expressions. */
function skipString(text: string, at: number): number {
  let from = at;
  let dollars = 0;
  let verbatim = false;
  for (; text[from] === '$' || text[from] === '@'; from++) {
    if (text[from] === '$') dollars++;
    else verbatim = true;
  }
  if (text.charCodeAt(from) !== QUOTE) return at;
  let open = from;
  while (text.charCodeAt(open) === QUOTE) open++;
  const quotes = open - from;
  if (quotes >= 3 && !verbatim) return after(text, '"'.repeat(quotes), open);
  return skipQuoted(text, from + 1, verbatim, dollars > 0);
}

function skipQuoted(text: string, from: number, verbatim: boolean, interpolated: boolean): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      if (!verbatim || text.charCodeAt(at + 1) !== QUOTE) return at + 1;
      at += 2;
    } else if (code === NEWLINE && !verbatim) return at;
    else if (code === BACKSLASH && !verbatim) at += 2;
    else if (code === OPEN && interpolated) at = text.charCodeAt(at + 1) === OPEN ? at + 2 : skipHole(text, at + 1);
    else at++;
  }
  return at;
}

/** Where the expression in an interpolated string ends; it goes no further than its line. */
function skipHole(text: string, from: number): number {
  let depth = 1;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return at;
    if (code === OPEN) depth++;
    if (code === CLOSE && --depth === 0) return at + 1;
    at = Math.max(at + 1, skipText(text, at));
  }
  return at;
}
