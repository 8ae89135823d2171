import type { FactSink } from '../spec.ts';

/** A token of an expression; the index of the bracket that belongs to it, else -1. */
interface Token {
  text: string;
  start: number;
  isName: boolean;
  partner: number;
}

const TOKENS =
  /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|(?<=(?:^|[=(,:[!&|?{};]|=>|return)\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*|\d[\w.]*|(?:(?<=\.)#)?[\p{L}_$][\p{L}\p{N}_$]*|=>|\?\.|\.\.\.|[=!]==?|[-+*/%&|^?<>]=|\+\+|--|[<>]|&amp;|&quot;|[^\s]/gu;
const KEYWORDS = new Set(
  'await async break case catch class const continue default delete do else false finally for function if in instanceof let new null of return super switch this throw true try typeof undefined var void while yield NaN Infinity as is satisfies keyof'.split(
    ' ',
  ),
);
const OPENING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** A longer one is data. */
const LONGEST = 10_000;
/** Words that can be names all the same. */
const SOFT = new Set(['of', 'as', 'is', 'satisfies', 'keyof']);

/**
 * Reads an expression of JavaScript or TypeScript, or statements, in [start, end): what its names do, and the scopes
 * of the functions in it, which are in `scope`.
 */
export function readExpression(facts: FactSink, start: number, end: number, scope: number): void {
  if (end - start > LONGEST) return;
  const tokens = tokensOf(facts, start, end, scope);
  const functions = functionsIn(tokens);
  const open: { scope: number; until: number }[] = [];
  for (const [i, token] of tokens.entries()) {
    while (open.length > 0 && i >= open.at(-1)!.until) open.pop();
    for (const { until: last, parameters } of functions.get(i) ?? []) {
      const around = open.at(-1);
      const until = Math.min(last, around?.until ?? last);
      const inner = facts.scope('function', token.start, endOf(tokens, until), around?.scope ?? scope);
      open.push({ scope: inner, until });
      bindNames(facts, tokens, parameters[0], parameters[1], inner, 'parameter');
    }
    if (!token.isName) continue;
    const before = tokens[i - 1]?.text ?? '';
    if (/^(?:const|let|var)$/.test(token.text)) {
      const last = tokens[i + 1]?.partner ?? -1;
      bindNames(facts, tokens, i + 1, (last > i ? last : i + 1) + 1, open.at(-1)?.scope ?? scope, 'variable');
    }
    const isMember = before === '.' || before === '?.';
    if (!isMember && KEYWORDS.has(token.text) && !(SOFT.has(token.text) && before === '')) continue;
    facts.occurrence(token.start, token.start + token.text.length, roleOf(tokens, i, isMember));
  }
}

/**
 * Binds the names of a pattern in [start, end): `a`, `{ a, b: c }`, `[d, ...e]`, `(f, g)`. What they are by default is
 * read in the scope `around` the pattern.
 */
export function bindPattern(facts: FactSink, start: number, end: number, scope: number, around: number = scope): void {
  if (end - start > LONGEST) return;
  const tokens = tokensOf(facts, start, end, around);
  bindNames(facts, tokens, 0, tokens.length, scope, 'variable');
  readExpression(facts, start, end, around);
}

/** Without comments and strings; what is in template literals is read on its own. */
function tokensOf(facts: FactSink, start: number, end: number, scope: number): Token[] {
  const tokens: Token[] = [];
  const brackets: number[] = [];
  for (const { 0: text, index } of facts.text.slice(start, end).matchAll(TOKENS)) {
    if (/^\/(?!=?$)/.test(text)) continue;
    const at = start + index;
    if (text[0] === '`') {
      for (const inner of text.matchAll(/\$\{((?:[^{}]|\{[^{}]*\})*)\}/g))
        readExpression(facts, at + inner.index + 2, at + inner.index + 2 + inner[1]!.length, scope);
    }
    const isName = /^#?[\p{L}_$]/u.test(text);
    const token = { text, start: at, isName, partner: -1 };
    if (text in OPENING) brackets.push(tokens.length);
    else if (text === ')' || text === ']' || text === '}') {
      const opening = brackets.at(-1);
      if (opening !== undefined && OPENING[tokens[opening]!.text] === text) {
        brackets.pop();
        token.partner = opening;
        tokens[opening]!.partner = tokens.length;
      }
    }
    tokens.push(token);
  }
  return tokens;
}

function endOf(tokens: readonly Token[], until: number): number {
  const last = tokens[until - 1]!;
  return last.start + last.text.length;
}

interface FoundFunction {
  from: number;
  until: number;
  /** Tokens from the first to before the second. */
  parameters: readonly [number, number];
}

/** The arrow functions and `function`s, by the token they begin with. */
function functionsIn(tokens: readonly Token[]): Map<number, FoundFunction[]> {
  const found = new Map<number, FoundFunction[]>();
  const add = (item: FoundFunction): void => void found.set(item.from, [...(found.get(item.from) ?? []), item]);
  const ends = endsOf(tokens);
  /** The token after a body that begins at `from`. */
  const endOfBody = (from: number): number => {
    if (tokens[from]?.text !== '{') return ends[from]!;
    return tokens[from]!.partner < 0 ? tokens.length : tokens[from]!.partner + 1;
  };
  for (const [i, { text }] of tokens.entries()) {
    if (text === '=>') {
      const last = tokens[i - 1];
      const from = last?.text === ')' ? last.partner : last?.isName ? i - 1 : -1;
      if (from >= 0) add({ from, until: endOfBody(i + 1), parameters: [from, i] });
    } else if (text === 'function') {
      const from = tokens[i + 1]?.text === '(' ? i + 1 : i + 2;
      const close = tokens[from]?.text === '(' ? tokens[from]!.partner : -1;
      if (close >= 0) add({ from, until: endOfBody(close + 1), parameters: [from, close + 1] });
    }
  }
  return found;
}

/** By token: the first from there on that ends an expression which begins there. */
function endsOf(tokens: readonly Token[]): Int32Array {
  const ends = new Int32Array(tokens.length + 1).fill(tokens.length);
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { text, partner } = tokens[i]!;
    if (/^[)\]},;]$/.test(text)) ends[i] = i;
    else ends[i] = ends[text in OPENING && partner > i ? partner + 1 : i + 1]!;
  }
  return ends;
}

/** Binds what is bound in tokens [from, until) of a pattern or of parameters. */
function bindNames(
  facts: FactSink,
  tokens: readonly Token[],
  from: number,
  until: number,
  scope: number,
  kind: 'parameter' | 'variable',
): void {
  const inside: string[] = [];
  for (let i = from; i < Math.min(until, tokens.length); i++) {
    const { text, start, isName, partner } = tokens[i]!;
    // What is called in a default value.
    if (text === '(' && i > from && partner > i) {
      i = partner;
      continue;
    }
    if (text in OPENING) inside.push(text);
    else if (/^[)\]}]$/.test(text)) inside.pop();
    if (!isName || KEYWORDS.has(text)) continue;
    const before = i === from ? '' : tokens[i - 1]!.text;
    // `(e: Event)`.
    if (before === ':' && inside.at(-1) === '(') facts.occurrence(start, start + text.length, 'type');
    const renames = before === ':' && inside.at(-1) === '{';
    const isKey = inside.at(-1) === '{' && tokens[i + 1]?.text === ':';
    if (!isKey && (renames || /^(?:|[,([{]|\.\.\.)$/.test(before)))
      facts.bind({ scope, kind, start, end: start + text.length, symbol: -1 });
  }
}

function roleOf(tokens: readonly Token[], i: number, isMember: boolean): 'read' | 'write' | 'call' | 'key' | 'type' {
  const before = tokens[i - 1]?.text ?? '';
  const after = tokens[i + 1]?.text ?? '';
  if (after === '(' || (after === '?.' && tokens[i + 2]?.text === '(')) return 'call';
  if (before === 'as' || before === 'satisfies') return 'type';
  if (!isMember && after === ':' && (before === '{' || before === ',')) return 'key';
  if (after === '=' || /^(?:[-+*/%&|^]=|\+\+|--)$/.test(after) || /^(?:\+\+|--)$/.test(before)) return 'write';
  return 'read';
}
