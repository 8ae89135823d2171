import type { SymbolKind } from '../../model/index.ts';
import type { StyleNode } from './parse-style.ts';
import { selectorNames } from './selectors.ts';
import { type Around, opened, type Sheet } from './sheet.ts';

const NAME = /^@([a-zA-Z][\w-]*|-[\w-]+)\s*/;
const IDENTIFIER = /-{0,2}(?:[\w\u0080-\uffff-]|\.(?=\w)|\\.|#\{[^{}]*\})+/y;
/** What is defined by a name alone. */
const DEFINING: Readonly<Record<string, { kind: SymbolKind; reads: Around['reads'] }>> = {
  keyframes: { kind: 'rule', reads: 'frames' },
  'counter-style': { kind: 'rule', reads: 'settings' },
  property: { kind: 'variable', reads: 'settings' },
  'font-palette-values': { kind: 'variable', reads: 'settings' },
  'position-try': { kind: 'variable', reads: 'settings' },
  'custom-media': { kind: 'variable', reads: 'settings' },
  utility: { kind: 'rule', reads: 'rules' },
  layer: { kind: 'namespace', reads: 'rules' },
};
/** Those in whose blocks everything is as around them. */
const TRANSPARENT = new Set(
  'media supports container scope starting-style document nest at-root if else for each while include content layer tailwind variants responsive screen utilities'.split(
    ' ',
  ),
);

/** Reads a statement that begins with `@`; gives what its block is. */
export function readAtRule(sheet: Sheet, node: StyleNode, around: Around): Around {
  const { values, parsed, facts, dialect } = sheet;
  const head = parsed.bare.slice(node.start, node.headEnd);
  const match = NAME.exec(head);
  if (!match) return opened(sheet, node, around, {});
  const rule = match[1]!.toLowerCase().replace(/^-\w+-/, '');
  const from = node.start + match[0].length;
  const end = node.headEnd;
  const isSass = dialect === 'scss';
  if (rule === 'import' || (isSass && (rule === 'use' || rule === 'forward'))) {
    sheet.imports[rule](node.start, from, end);
    return { ...around, opensScope: false };
  }
  if ((rule === 'mixin' || rule === 'function') && (isSass || /^--/.test(parsed.bare.slice(from, end))))
    return callable(sheet, node, around, from, rule);
  if (rule === 'extend') {
    const to = from + parsed.bare.slice(from, end).replace(/\s*!optional$/, '').length;
    for (const name of selectorNames(parsed.bare, from, to))
      if (name.kind !== 'other') sheet.readName(name.start, name.end);
    values.interpolations(from, end);
    return around;
  }
  if (rule === 'apply') {
    for (const { 0: name, index } of parsed.bare
      .slice(from, end)
      .matchAll(/(?<![\w!:/[\]().-])[a-zA-Z_-][\w-]*(?![\w:/[(.-])/g))
      facts.occurrence(from + index, from + index + name.length, 'read');
    return around;
  }
  const defining = DEFINING[rule];
  if (defining && (rule !== 'layer' || node.hasBlock)) return named(sheet, node, around, from, defining);
  if (rule === 'include' && isSass) return include(sheet, node, around, from);
  const binds = isSass
    ? (/^(?:\$[\w-]+\s*,?\s*)+(?=\bin\b|\bfrom\b)/.exec(head.slice(match[0].length))?.[0] ?? '')
    : '';
  values.read(from + (rule === 'each' || rule === 'for' ? binds.length : 0), end);
  const inside = opened(sheet, node, around, {
    reads: TRANSPARENT.has(rule) ? around.reads : 'settings',
    flow: /^(?:if|else|for|each|while)$/.test(rule),
  });
  if (inside.opensScope && (rule === 'each' || rule === 'for')) bindAll(sheet, from, from + binds.length, 'variable');
  return inside;
}

function nameAt({ parsed }: Sheet, from: number, end: number): readonly [number, number] | undefined {
  IDENTIFIER.lastIndex = from;
  const name = IDENTIFIER.exec(parsed.bare)?.[0] ?? '';
  return name === '' || from + name.length > end ? undefined : [from, from + name.length];
}

function named(
  sheet: Sheet,
  node: StyleNode,
  around: Around,
  from: number,
  { kind, reads }: { kind: SymbolKind; reads: Around['reads'] },
): Around {
  const quote = /["']/.test(sheet.parsed.bare[from] ?? '') ? 1 : 0;
  const name = nameAt(sheet, from + quote, node.headEnd);
  const parent = around.symbol;
  const symbol = name ? sheet.define(node, { kind, name, parent }) : parent;
  sheet.values.interpolations(from, node.headEnd);
  return opened(sheet, node, around, { symbol, reads });
}

/** `@mixin x($a, $b: 1)`, `@function x($a...)`. */
function callable(sheet: Sheet, node: StyleNode, around: Around, from: number, rule: 'mixin' | 'function'): Around {
  const { facts, variables, values } = sheet;
  const name = nameAt(sheet, from, node.headEnd);
  if (!name) return opened(sheet, node, around, {});
  const isOwn = !variables.isAtTop();
  const kind = rule === 'mixin' ? 'macro' : 'function';
  const symbol = sheet.define(node, { kind, name, parent: around.symbol, isOwn });
  facts.bind({ scope: around.scope, kind: 'definition', start: name[0], end: name[1], symbol });
  const inside = opened(sheet, node, around, { symbol, isNested: false, scopeKind: 'function' });
  if (inside.opensScope) parameters(sheet, name[1], node.headEnd);
  else values.read(name[1], node.headEnd);
  return inside;
}

/** `@include a.b($x: 1) using ($c) {`. */
function include(sheet: Sheet, node: StyleNode, around: Around, from: number): Around {
  const { facts, values, parsed } = sheet;
  const head = parsed.bare.slice(from, node.headEnd);
  const match = /^(?:([a-zA-Z_][\w-]*)\.)?([\w\u0080-\uffff-]+)/.exec(head);
  if (!match) return opened(sheet, node, around, {});
  const [all, module, name] = match;
  if (module !== undefined) facts.occurrence(from, from + module.length, 'read');
  facts.occurrence(from + all.length - name!.length, from + all.length, 'call');
  const using = node.hasBlock ? /\busing\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$/.exec(head) : null;
  values.read(from + all.length, from + (using?.index ?? head.length));
  const inside = opened(sheet, node, around, {});
  if (inside.opensScope && using) parameters(sheet, from + using.index, node.headEnd);
  return inside;
}

/** Binds the parameters in the brackets of [from, end), and reads what they are by default. */
function parameters(sheet: Sheet, from: number, end: number): void {
  const { parsed, values } = sheet;
  let depth = 0;
  let isDue = false;
  let value = -1;
  const read = (to: number): void => {
    if (value >= 0) values.read(value, to);
    value = -1;
  };
  for (const { 0: sign, index } of parsed.bare
    .slice(from, end)
    .matchAll(/"[^"\n]*"|'[^'\n]*'|[(),:]|\$[\w\u0080-\uffff-]+/g)) {
    const at = from + index;
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    if (depth === 1 && (sign === '(' || sign === ',')) {
      read(at);
      isDue = true;
    } else if (depth === 0) read(at);
    else if (depth === 1 && isDue && sign.startsWith('$')) {
      bindAll(sheet, at, at + sign.length, 'parameter');
      isDue = false;
    } else if (depth === 1 && sign === ':' && value < 0) value = at + 1;
  }
}

function bindAll({ parsed, variables }: Sheet, from: number, end: number, kind: 'variable' | 'parameter'): void {
  for (const { 0: name, index } of parsed.bare.slice(from, end).matchAll(/\$[\w\u0080-\uffff-]+/g))
    variables.bind(kind, from + index, from + index + name.length);
}
