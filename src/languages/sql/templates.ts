import type { Reading } from './reading.ts';
import { bindLocal, type Scope, scopeIn } from './scopes.ts';
import { createTokens, KIND, type Tokens } from './tokens.ts';

const WORD = /"[^"\n]*"|'[^'\n]*'|[A-Za-z_]\w*|[^\s\w]/g;
const KEYWORDS = new Set(
  'if elif else endif for endfor in is not and or set endset do macro endmacro call endcall filter endfilter block endblock test endtest snapshot endsnapshot materialization endmaterialization none true false None True False recursive import from as include with context'.split(
    ' ',
  ),
);
/** What dbt calls with the name of a table. */
const TABLES = new Set(['ref', 'source']);

/** The names in the tags of a template: `{{ ref('users') }}`, `{% macro f(a) %} … {% endmacro %}`. */
export function readTemplate(reading: Reading): void {
  const { tokens, facts } = reading;
  const around: Scope[] = [];
  let scope = reading.scope;
  for (let i = 0; i < tokens.tags.length; i += 2) {
    const [start, end] = [tokens.tags[i]!, tokens.tags[i + 1]!];
    const parts = wordsOf(facts.text, start + 2, end - 2);
    const verb = parts.words[0] === '-' ? parts.words[1] : parts.words[0];
    const first = parts.words[0] === '-' ? 1 : 0;
    if (verb === 'macro' || verb === 'test') {
      const last = endOfMacro(reading, i, verb);
      const own = scopeIn(scope, 'function', end, () => last);
      defineMacro({ ...reading, tokens: parts, scope }, first + 1, start, last, end, own);
      around.push(scope);
      scope = own;
    } else if (verb === 'endmacro' || verb === 'endtest') scope = around.pop() ?? scope;
    else readWords({ ...reading, tokens: parts, scope }, first);
  }
}

function wordsOf(text: string, from: number, to: number): Tokens {
  const tokens = createTokens(text);
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
    const kind = /^["']/.test(word) ? KIND.string : /^\w/.test(word) ? KIND.quoted : KIND.sign;
    tokens.push(kind, from + index, from + index + word.length, word);
  }
  return tokens;
}

function endOfMacro({ tokens, facts }: Reading, from: number, verb: string): number {
  const closing = new RegExp(`^\\{%-?\\s*end${verb}\\b`);
  for (let i = from + 2; i < tokens.tags.length; i += 2) {
    if (closing.test(facts.text.slice(tokens.tags[i]!, tokens.tags[i]! + 40))) return tokens.tags[i + 1]!;
  }
  return facts.text.length;
}

function defineMacro(reading: Reading, at: number, start: number, end: number, signatureEnd: number, own: Scope): void {
  const { tokens, facts } = reading;
  const { words } = tokens;
  if (!/^\w/.test(words[at] ?? '')) return;
  defineAt(reading, at, start, end, signatureEnd);
  for (let i = at + 1; i < tokens.count; i++) {
    const isParameter = /^[A-Za-z_]/.test(words[i]!) && (words[i - 1] === '(' || words[i - 1] === ',');
    if (isParameter) bindLocal(facts, own, 'parameter', tokens.start[i]!, tokens.end[i]!);
  }
}

function defineAt(reading: Reading, at: number, start: number, end: number, signatureEnd: number): void {
  const { facts, docs, scope } = reading;
  const [nameStart, nameEnd] = [reading.tokens.start[at]!, reading.tokens.end[at]!];
  const doc = docs.above(start);
  const range = doc && { docStart: doc.start, docEnd: doc.end };
  const symbol = facts.define({ kind: 'macro', start, end, nameStart, nameEnd, signatureEnd, flags: 1, ...range });
  if (!scope.around) facts.bind({ scope: 0, kind: 'definition', start: nameStart, end: nameEnd, symbol });
}

function readWords({ tokens, facts, scope }: Reading, from: number): void {
  const { words, start, end, kind } = tokens;
  const isSet = words[from] === 'set' || words[from] === 'for';
  for (let i = from; i < tokens.count; i++) {
    const word = words[i]!;
    if (kind[i] === KIND.string) {
      const isTable = TABLES.has(words[i - 2] ?? '') || (TABLES.has(words[i - 4] ?? '') && words[i - 1] === ',');
      if (isTable && end[i]! - start[i]! > 2) facts.occurrence(start[i]! + 1, end[i]! - 1, 'read');
    } else if (/^[A-Za-z_]/.test(word) && (!KEYWORDS.has(word) || words[i + 1] === '=')) {
      if (isSet && i === from + 1) bindLocal(facts, scope, 'variable', start[i]!, end[i]!);
      else if (words[i + 1] === '=' && (words[i - 1] === '(' || words[i - 1] === ','))
        facts.occurrence(start[i]!, end[i]!, 'key');
      else facts.occurrence(start[i]!, end[i]!, words[i + 1] === '(' ? 'call' : 'read');
    }
  }
}
