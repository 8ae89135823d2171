/** No type arguments, and no pattern, are longer than this. */
const LONGEST = 2000;
const CLOSED: Readonly<Record<string, string>> = { '>': '<', ')': '(', ']': '[', '}': '{' };
/** What a division cannot follow: there a slash begins a pattern. */
const BEFORE_PATTERN: RegExp =
  /(?:^|[(,=:[!&|?{};+\-*%~^>]|\b(?:return|typeof|case|in|of|do|else|void|delete|await))\s*$/;
/** A pattern with its flags. */
const PATTERN: RegExp = /^\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/;
/** A text in quotes, or a comment. */
const QUOTED: RegExp = /"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|\/\/.*|\/\*[\s\S]*?\*\//y;

/** What is open at a place: a template, with whether it is written as a call, or the code in one, with its open braces. */
type Open = { is: 'template'; isCall: boolean; isFirst: boolean } | { is: 'code'; braces: number };

/**
 * The text with templates whose tag has type arguments, `` sql<Row>`… ${id} …` ``, written as the calls that they are:
 * `sql<Row>(0,   id      )`, so long as before. The grammar takes the type arguments for comparisons. The texts of the
 * template are the first argument of such a call, what stands between them the others.
 */
export function calledTags(text: string): string {
  if (!text.includes('>`')) return text;
  const open: Open[] = [{ is: 'code', braces: 0 }];
  let written = '';
  for (let at = 0; at < text.length; ) {
    const inner = open.at(-1)!;
    const length = inner.is === 'code' ? passedOver(text, at) : text[at] === '\\' ? 2 : 1;
    const part = text.slice(at, at + length);
    if (inner.is === 'template') {
      if (part === '`') {
        open.pop();
        written += inner.isCall ? ')' : part;
      } else if (part === '$' && text[at + 1] === '{') {
        written += !inner.isCall ? '${' : inner.isFirst ? '0,' : '  ';
        inner.isFirst = false;
        open.push({ is: 'code', braces: 0 });
        at++;
      } else written += inner.isCall ? part.replace(/[^\n\r]/g, ' ') : part;
    } else if (part === '`') {
      const isCall = endsTypeArguments(text, at - 1);
      open.push({ is: 'template', isCall, isFirst: true });
      written += isCall ? '(' : part;
    } else if (part === '}' && inner.braces === 0 && open.length > 1) {
      open.pop();
      const around = open.at(-1)!;
      written += around.is === 'template' && around.isCall ? ',' : part;
    } else {
      if (part === '{') inner.braces++;
      if (part === '}') inner.braces--;
      written += part;
    }
    at += length;
  }
  // In a text that does not end it was something else.
  return open.length === 1 ? written : text;
}

/** How many characters of code belong together at a place: all of a text in quotes, a comment, a pattern; else one. */
function passedOver(text: string, at: number): number {
  const sign = text[at]!;
  if (sign !== '"' && sign !== "'" && sign !== '/') return 1;
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[0].length;
  if (sign !== '/' || !BEFORE_PATTERN.test(text.slice(Math.max(0, at - 100), at))) return 1;
  return PATTERN.exec(text.slice(at, at + LONGEST))?.[0].length ?? 1;
}

/** True for the last character of `tag<…>`: what it closes stands right after a name, or what is called. */
function endsTypeArguments(text: string, end: number): boolean {
  if (text[end] !== '>' || text[end - 1] === '=') return false;
  const open: string[] = [];
  for (let at = end; at >= 0 && end - at < LONGEST; at--) {
    const sign = text[at]!;
    // The arrow of a function type closes nothing.
    if (sign === '>' && text[at - 1] === '=') at--;
    else if (sign in CLOSED) open.push(CLOSED[sign]!);
    else if (sign === '<' || sign === '(' || sign === '[' || sign === '{') {
      if (open.pop() !== sign) return false;
      if (open.length === 0) return /[\w$)\]]/.test(text[at - 1] ?? '');
    }
  }
  return false;
}
