import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FactSink } from '../spec.ts';
import { createDocComments } from './doc-comments.ts';
import { createImports, type Imports } from './imports.ts';
import { type ParsedStyle, parseStyle, type StyleNode } from './parse-style.ts';
import { createValues, type Values } from './values.ts';
import { createVariables, type Variables } from './variables.ts';

/** What the block of a node is read as, and where it is. */
export interface Around {
  /** The number of the symbol it is in, or -1. */
  symbol: number;
  scope: number;
  /** 'frames' in keyframes, 'settings' where no selectors are (`@font-face`). */
  reads: 'rules' | 'frames' | 'settings';
  /** True in a rule, where selectors go on. */
  isNested: boolean;
  /** True when the scope of its variables is one of its own. */
  opensScope: boolean;
}

/** A style sheet while it is read. */
export interface Sheet {
  facts: FactSink;
  dialect: 'css' | 'scss';
  parsed: ParsedStyle;
  values: Values;
  variables: Variables;
  imports: Imports;
  /** Notes a class or the like that is not defined there; what Sass calls the same is no plain reading of it. */
  readName(start: number, end: number): void;
  /** Defines what a node is, by the name at [nameStart, nameEnd). */
  define(
    node: StyleNode,
    found: { kind: SymbolKind; name: readonly [number, number]; parent: number; isOwn?: boolean },
  ): number;
}

/** Cuts the text of `facts` into statements, and tells what needs no look at them. */
export function openSheet(facts: FactSink, dialect: Sheet['dialect']): Sheet {
  const { text } = facts;
  const parsed = parseStyle(text, dialect === 'scss');
  for (const [start, end] of parsed.comments) facts.comment(start, end);
  for (const { message, at } of parsed.wrong) facts.problem('syntax-error', message, at);
  const docs = createDocComments(text, parsed.comments);
  const inSass = new Set<string>();
  const naming = dialect === 'scss' ? /@(?:mixin|function|use)\s[^;{}]*/g : /(?!)/g;
  for (const [statement] of parsed.bare.matchAll(naming))
    for (const [word] of statement.matchAll(/(?<![$\w-])[\w-]+/g)) inSass.add(word);
  const values = createValues(facts, parsed.bare, dialect);

  return {
    ...{ facts, dialect, parsed, values, variables: createVariables(facts) },
    imports: createImports(facts, parsed.bare, values, dialect),
    readName: (start, end) => facts.occurrence(start, end, inSass.has(text.slice(start, end)) ? 'key' : 'read'),
    define: ({ start, end, headEnd }, { kind, name: [nameStart, nameEnd], parent, isOwn = false }) => {
      const doc = docs.above(start);
      const isPrivate =
        dialect === 'scss' && (kind === 'rule' ? /^%[-_]/ : /^\$?[-_](?!-)/).test(text.slice(nameStart, nameEnd));
      const isDeprecated = doc !== undefined && /@deprecated\b/.test(text.slice(doc.docStart, doc.docEnd));
      const flags =
        (isOwn ? 0 : isPrivate ? SYMBOL_FLAGS.private : SYMBOL_FLAGS.exported) |
        (isDeprecated ? SYMBOL_FLAGS.deprecated : 0);
      const lineEnd = kind === 'variable' ? text.slice(nameEnd, headEnd).search(/\r?\n/) : -1;
      const signatureEnd = lineEnd < 0 ? headEnd : nameEnd + lineEnd;
      return facts.define({ kind, start, end, nameStart, nameEnd, parent, signatureEnd, flags, ...doc });
    },
  };
}

/** What the block of a node is, with a scope in SCSS. */
export function opened(
  sheet: Sheet,
  node: StyleNode,
  around: Around,
  changes: Partial<Around> & { flow?: boolean; scopeKind?: 'function' | 'block' },
): Around {
  const { flow = false, scopeKind = 'block', ...rest } = changes;
  if (!node.hasBlock || sheet.dialect === 'css') return { ...around, opensScope: false, ...rest };
  const scope = sheet.facts.scope(scopeKind, node.start, node.end, around.scope);
  sheet.variables.open(scope, flow);
  return { ...around, ...rest, scope, opensScope: true };
}
