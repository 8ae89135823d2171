import { isLineStart } from './commands.ts';
import { KIND, type Tokens } from './tokens.ts';
import { after, isEnd } from './walk.ts';

const CREATED = new Set(
  'TABLE VIEW FUNCTION PROCEDURE PROC TRIGGER INDEX UNIQUE SCHEMA SEQUENCE TYPE DATABASE OR TEMP TEMPORARY MATERIALIZED PACKAGE'.split(
    ' ',
  ),
);

/**
 * Finds for each parenthesis the other one (`Tokens.match`), and where statements end (`Tokens.last`). One that is not closed when its statement ends goes up to
 * there, and is a problem unless the text is a template, whose tags may leave out what closes it.
 */
export function matchParens(tokens: Tokens): void {
  const { count, words, kind, start, tags, problems } = tokens;
  const match = new Int32Array(count).fill(-1);
  tokens.match = match;
  const open: number[] = [];
  const template = tags.length > 0;
  let rule = false;
  let first = 0;

  const giveUp = (at: number): void => {
    if (open.length > 0 && !template) problems.push({ message: 'missing ")"', at: start[open.at(-1)!]! });
    for (const one of open) match[one] = at;
    open.length = 0;
  };

  for (let i = 0; i < count; i++) {
    const word = words[i]!;
    if (
      kind[i] === KIND.stop ||
      kind[i] === KIND.command ||
      (word === ';' && !(open.length > 0 && (rule || isBetweenStrings(tokens, i))))
    ) {
      giveUp(i);
      rule = false;
      first = i + 1;
    } else if (word === '(') open.push(i);
    else if (word === ')') {
      const other = open.pop();
      if (other !== undefined) {
        match[other] = i;
        match[i] = other;
      } else if (!template) problems.push({ message: 'unexpected ")"', at: start[i]! });
    } else if (word === 'RULE' && i - first < 5 && words[first] === 'CREATE') rule = true;
    else if (word === 'CREATE' && open.length > 0 && beginsStatement(tokens, i)) {
      giveUp(i);
      first = i;
    }
  }
  giveUp(count);
  tokens.last = endsOf(tokens);
}

function endsOf(tokens: Tokens): Int32Array {
  const { count, words, match } = tokens;
  const last = new Int32Array(count + 1).fill(count);
  for (let i = count - 1; i >= 0; i--) {
    const isLast = isEnd(tokens, i) || (words[i] === ')' && match[i]! >= 0);
    last[i] = isLast ? i : last[Math.min(after(tokens, i), count)]!;
  }
  return last;
}

/** T-SQL: `OPENROWSET('provider', 'file'; 'user'; 'password', t)`. */
function isBetweenStrings({ kind }: Tokens, i: number): boolean {
  return kind[i - 1] === KIND.string && kind[i + 1] === KIND.string;
}

/** `CREATE TABLE` at the start of a line is no part of what is in parentheses. */
function beginsStatement({ text, words, start }: Tokens, i: number): boolean {
  return words[i - 1] !== '(' && CREATED.has(words[i + 1] ?? '') && isLineStart(text, start[i]!);
}
