import { isLineStart } from './commands.ts';
import type { Reading } from './reading.ts';
import { KIND, type Tokens } from './tokens.ts';
import { isEnd } from './walk.ts';

/** So many tokens are looked at for where the head of a routine ends. */
const LONG_HEAD = 4000;

/**
 * How a routine is written: 'statement' one statement or block, MySQL; 'sections' declarations, then a block, Oracle;
 * 'batch' all up to `GO`, T-SQL; 'package' declarations and routines up to an `END` of their own.
 */
export type BodyStyle = 'statement' | 'sections' | 'batch' | 'package';

const NO_BLOCK = new Set([
  'TRAN',
  'TRANSACTION',
  'WORK',
  'DISTRIBUTED',
  'DEFERRED',
  'IMMEDIATE',
  'EXCLUSIVE',
  ';',
  'DIALOG',
  'CONVERSATION',
]);
/** `END IF` ends no block that `BEGIN` has begun. */
const NO_BLOCK_END = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR', 'FOREACH']);
const ROUTINES = new Set('PROCEDURE PROC FUNCTION TRIGGER PACKAGE OR VIEW'.split(' '));

/** The token after the body of a routine that begins at `from`, without what ends the statement. */
export function bodyEnd({ tokens }: Pick<Reading, 'tokens'>, from: number, to: number, style: BodyStyle): number {
  const { words, kind } = tokens;
  let depth = style === 'package' ? 1 : 0;
  let begun = style === 'package';
  let nested = 0;
  for (let i = from; i < to; i++) {
    if (kind[i] === KIND.stop || kind[i] === KIND.command) return i;
    const word = words[i]!;
    if (kind[i] !== KIND.word) {
      if (word === ';' && !begun && depth === 0 && style === 'statement') return i;
      continue;
    }
    if (words[i - 1] === '.') continue;
    if (word === 'CREATE' && i > from && startsRoutine(tokens, i)) return i;
    if ((word === 'PROCEDURE' || word === 'FUNCTION') && style !== 'statement' && isNestedBody(tokens, i, to)) nested++;
    else if (word === 'BEGIN' && !NO_BLOCK.has(words[i + 1] ?? '')) {
      // The block at the end of a package has its END in common with it.
      if (!(style === 'package' && depth === 1 && nested === 0)) depth++;
      begun = true;
    } else if (word === 'CASE' && words[i - 1] !== 'END') depth++;
    else if (word === 'END' && !isEndOfOther(tokens, i, style)) {
      depth--;
      if (depth > (style === 'package' ? 1 : 0) || !begun) continue;
      if (nested > 0 && depth >= (style === 'package' ? 1 : 0)) nested--;
      else if (depth <= 0 && style !== 'batch') return labelEnd(tokens, i + 1, to);
    }
  }
  return to;
}

function startsRoutine(tokens: Tokens, at: number): boolean {
  return ROUTINES.has(tokens.words[at + 1] ?? '') && isLineStart(tokens.text, tokens.start[at]!);
}

function isEndOfOther({ words, text, start, end }: Tokens, at: number, style: BodyStyle): boolean {
  if (!NO_BLOCK_END.has(words[at + 1] ?? '')) return false;
  // T-SQL has no `END IF`: there an IF in the next line begins a statement.
  return style !== 'batch' || !text.slice(end[at]!, start[at + 1]!).includes('\n');
}

/** A routine in a routine or package that has a body of its own: `IS` or `AS` comes before the semicolon. */
function isNestedBody(tokens: Tokens, at: number, to: number): boolean {
  const { words } = tokens;
  if (words[at - 1] === 'END' || words[at - 1] === 'DROP' || words[at - 1] === 'CREATE' || words[at - 1] === '.')
    return false;
  const end = Math.min(to, at + LONG_HEAD);
  for (let i = at + 1; i < end && !isEnd(tokens, i); i++) {
    if (words[i] !== 'IS' && words[i] !== 'AS') continue;
    return words[i + 1] !== 'LANGUAGE' && words[i + 1] !== 'EXTERNAL' && words[i + 1] !== 'NULL';
  }
  return false;
}

/** After `END`, `END name`, `END TRY`. */
function labelEnd(tokens: Tokens, at: number, to: number): number {
  const isLabel = tokens.kind[at] === KIND.word || tokens.kind[at] === KIND.quoted;
  if (at >= to || !isLabel || isLineStart(tokens.text, tokens.start[at]!)) return at;
  return tokens.words[at + 1] === '.' ? at + 3 : at + 1;
}
