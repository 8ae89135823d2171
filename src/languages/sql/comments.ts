import { endOf, lineEnd, matchAt, type Scan } from './scan.ts';
import { KIND } from './tokens.ts';

/** In {@link Scan.missing}: comments do not nest. */
const FLAT = '/*';

const CONDITIONAL = /\/\*M?!\d*/y;

/** Adds the comment that begins here, or reads over a mark of MySQL around code; false where there is none. */
export function comment(scan: Scan, code: number): boolean {
  const { text, at, to, tokens } = scan;
  const next = text[at + 1];
  let end = -1;
  if (code === 45 && next === '-') end = lineEnd(text, at, to);
  else if (code === 35 && isHashComment(scan)) end = lineEnd(text, at, to);
  else if (code === 123 && next === '#') end = endOf(scan, '#}', at);
  else if (code === 42 && next === '/' && scan.conditional > 0) {
    scan.conditional--;
    scan.at += 2;
    return true;
  } else if (code === 47 && next === '*') {
    const opening = matchAt(CONDITIONAL, scan);
    if (opening) {
      scan.conditional++;
      scan.at += opening.length;
      return true;
    }
    end = blockEnd(scan);
    if (end < 0) {
      tokens.problems.push({ message: 'unclosed comment', at });
      end = to;
    }
  }
  if (end < 0) return false;
  tokens.comments.push(at, Math.min(end, to));
  scan.at = Math.min(end, to);
  return true;
}

/** Comments nest but in MySQL, SQLite and Oracle. */
function blockEnd(scan: Scan): number {
  const { text, at, to, dialect, missing } = scan;
  const first = endOf(scan, '*/', at + 2);
  if (first < 0 || (dialect !== 'postgres' && dialect !== 'tsql') || missing.has(FLAT)) return first;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at;
  let depth = 0;
  for (let found = edge.exec(text); found && found.index < to; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return found.index + 2;
  }
  missing.add(FLAT);
  return first;
}

/** `#` begins a comment in MySQL; elsewhere it is an operator or begins the name of a temporary table. */
function isHashComment({ text, at, dialect, tokens }: Scan): boolean {
  if (dialect === 'mysql') return true;
  if (dialect === 'postgres' || dialect === 'tsql') return false;
  const last = tokens.count - 1;
  const fresh = last < 0 || tokens.kind[last] === KIND.end || tokens.words[last] === ',' || tokens.words[last] === '(';
  return fresh && !/[\w#]/.test(text[at + 1] ?? '');
}
