/** A statement of a style sheet: up to its `;`, or with the block it has. All positions are offsets into the text. */
export interface StyleNode {
  /** Index of the node whose block it is in; -1 at file level. */
  parent: number;
  start: number;
  /** The end of what stands before its block or its `;`. */
  headEnd: number;
  /** After its block or its `;`. */
  end: number;
  hasBlock: boolean;
}

/** What {@link parseStyle} finds. */
export interface ParsedStyle {
  /** In source order, a node before those in its block. */
  nodes: readonly StyleNode[];
  comments: readonly (readonly [start: number, end: number])[];
  /** The text with white space for comments. */
  bare: string;
  /** Where the braces do not match. */
  wrong: readonly { message: string; at: number }[];
}

/** Also one that its line ends. */
export const STRING: string = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/.source;
/** An address without quotes, in which anything may stand. */
export const URL: string = /\burl\([ \t]*(?!["' \t])[^)\n{}]*\)/.source;
const COMMENTS = new RegExp(`${STRING}|${URL}|/\\*[^]*?(?:\\*/|$)|(?<![:(])//.*`, 'gi');
const SIGNS = new RegExp(`${STRING}|${URL}|\\\\[^]|[()[\\]{};]`, 'gi');
/** `--x: {`, the value of which may be anything. */
const BRACED_VALUE = /^\s*--[\w-]+\s*:\s*$/;
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/;

/** Cuts a style sheet into statements, whatever is in it. `lineComments` where `//` begins one. */
export function parseStyle(text: string, lineComments: boolean): ParsedStyle {
  const { bare, comments } = withoutComments(text, lineComments);
  const nodes: StyleNode[] = [];
  const open: number[] = [];
  const wrong: { message: string; at: number }[] = [];
  let from = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  /** Brackets in the statement, and braces in its value or in an interpolation. */
  let brackets = 0;
  let braces = 0;
  /** Where the statement ends if its brackets are never closed. */
  let otherwise = -1;

  function statement(end: number, hasBlock = false): void {
    const head = bare.slice(from, end);
    const blank = head.length - head.trimStart().length;
    const start = from + blank;
    const headEnd = Math.max(start, from + head.trimEnd().length);
    if (start < headEnd || hasBlock)
      nodes.push({ parent: open.at(-1) ?? -1, start, headEnd, end: text[end] === ';' ? end + 1 : headEnd, hasBlock });
    from = end + 1;
    otherwise = -1;
    brackets = 0;
    braces = 0;
  }

  function brace(at: number): void {
    const isValue = at - from < 200 && BRACED_VALUE.test(bare.slice(from, at));
    if (braces > 0 || bare[at - 1] === '#' || isValue) {
      braces++;
      return;
    }
    if (brackets > 0 && otherwise >= 0) statement(otherwise);
    statement(at, true);
    open.push(nodes.length - 1);
  }

  function unbrace(at: number): void {
    if (braces > 0) {
      braces--;
      return;
    }
    statement(at);
    const node = open.pop();
    if (node === undefined) wrong.push({ message: 'unexpected "}"', at });
    else nodes[node]!.end = at + 1;
  }

  for (const { 0: sign, index } of bare.matchAll(SIGNS)) {
    if (index < from) continue;
    if (sign === '{') brace(index);
    else if (sign === '}') unbrace(index);
    else if (sign === '(' || sign === '[') brackets++;
    else if (sign === ')' || sign === ']') brackets = Math.max(0, brackets - 1);
    else if (/^["'](?:.*[^"']|)$/.test(sign)) statement(index + sign.length);
    else if (sign === ';' && braces === 0) {
      if (brackets === 0) statement(index);
      else if (otherwise < 0) otherwise = index;
    }
  }
  statement(text.length);
  for (const node of open) nodes[node]!.end = text.length;
  if (open.length > 0) wrong.push({ message: 'a block is not closed', at: nodes[open[0]!]!.start });
  return { nodes, comments, bare, wrong };
}

function withoutComments(text: string, lineComments: boolean): Pick<ParsedStyle, 'bare' | 'comments'> {
  const comments: (readonly [number, number])[] = [];
  const bare = text.replace(COMMENTS, (found: string, start: number) => {
    if (!found.startsWith('/*') && !(lineComments && found.startsWith('//'))) return found;
    const comment = found.trimEnd();
    comments.push([start, start + comment.length]);
    return found.replace(/[^\r\n]/g, ' ');
  });
  return { bare, comments };
}
