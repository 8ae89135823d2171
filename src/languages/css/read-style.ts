import type { FactSink } from '../spec.ts';
import { readAtRule } from './at-rules.ts';
import type { StyleNode } from './parse-style.ts';
import { selectorNames } from './selectors.ts';
import { type Around, opened, openSheet, type Sheet } from './sheet.ts';

const VARIABLE = /^(\$[\w\u0080-\uffff-]+)\s*:/;
const FOREIGN_VARIABLE = /^([a-zA-Z_][\w-]*)\.(\$[\w-]+)\s*:/;
const CUSTOM = /^(--(?:[\w\u0080-\uffff-]|\\.|#\{[^{}]*\})+)\s*:/;
const PROPERTY = /^((?:[\w-]|#\{[^{}]*\})+)\s*:/;
/** `font: {` and `font: bold {`, not `a:hover {`. */
const NESTED_PROPERTY = /^[\w-]+:(?:\s|$)/;
const NO_ANIMATION =
  /^(?:none|initial|inherit|unset|revert|revert-layer|auto|linear|ease|ease-in|ease-out|ease-in-out|step-start|step-end|infinite|normal|reverse|alternate|alternate-reverse|forwards|backwards|both|running|paused|important)$/i;

/** Reads a style sheet: rules, custom properties, and in SCSS what Sass adds. */
export function readStyle(facts: FactSink, dialect: Sheet['dialect'], isLate: () => boolean): void {
  const sheet = openSheet(facts, dialect);
  const { nodes } = sheet.parsed;
  const top: Around = { symbol: -1, scope: 0, reads: 'rules', isNested: false, opensScope: false };
  const around: (Around | undefined)[] = [];
  const open: number[] = [];

  const closeUpTo = (parent: number): void => {
    while (open.length > 0 && open.at(-1) !== parent) if (around[open.pop()!]!.opensScope) sheet.variables.close();
  };

  for (const [i, node] of nodes.entries()) {
    if (i % 1000 === 999 && isLate()) return;
    closeUpTo(node.parent);
    const inside = readNode(sheet, node, around[node.parent] ?? top);
    if (!node.hasBlock) continue;
    around[i] = inside;
    open.push(i);
  }
}

/** Reads one statement; gives what its block is. */
function readNode(sheet: Sheet, node: StyleNode, around: Around): Around {
  const { facts, dialect, values, parsed } = sheet;
  const head = parsed.bare.slice(node.start, node.headEnd);
  if (head.startsWith('@')) return readAtRule(sheet, node, around);
  const { start, headEnd } = node;
  const isSass = dialect === 'scss';
  const variable = isSass ? VARIABLE.exec(head) : null;
  const foreign = isSass ? FOREIGN_VARIABLE.exec(head) : null;
  const custom = CUSTOM.exec(head);
  const property = node.hasBlock && !(isSass && NESTED_PROPERTY.test(head)) ? null : PROPERTY.exec(head);
  if (variable) {
    assign(sheet, node, around, variable[1]!);
    values.read(start + variable[0].length, headEnd);
  } else if (foreign) {
    const [, module, name] = foreign;
    facts.occurrence(start, start + module!.length, 'read');
    facts.occurrence(start + module!.length + 1, start + module!.length + 1 + name!.length, 'write');
    values.read(start + foreign[0].length, headEnd);
  } else if (custom) {
    sheet.define(node, { kind: 'variable', name: [start, start + custom[1]!.length], parent: around.symbol });
    values.interpolations(start, start + custom[1]!.length);
    values.read(start + custom[0].length, headEnd);
  } else if (property) {
    values.interpolations(start, start + property[1]!.length);
    declaration(sheet, property[1]!.toLowerCase(), node, start + property[0].length);
    return { ...around, opensScope: false };
  } else if (node.hasBlock && around.reads === 'rules') return rule(sheet, node, around);
  else if (isSass) values.interpolations(start, headEnd);
  return opened(sheet, node, around, {});
}

/** `$x: 1`: a variable of the file, a new local, or what is one of these already. */
function assign({ facts, variables, define }: Sheet, node: StyleNode, around: Around, name: string): void {
  const nameStart = node.start;
  const nameEnd = nameStart + name.length;
  const isGlobal = variables.isAtTop() || /!global\b/.test(facts.text.slice(nameEnd, node.headEnd));
  if (isGlobal ? variables.isGlobal(name) : variables.isBound(name)) facts.occurrence(nameStart, nameEnd, 'write');
  else if (isGlobal) {
    variables.addGlobal(name);
    const symbol = define(node, {
      kind: 'variable',
      name: [nameStart, nameEnd],
      parent: variables.isAtTop() ? around.symbol : -1,
    });
    facts.bind({ scope: 0, kind: 'definition', start: nameStart, end: nameEnd, symbol });
  } else variables.bind('variable', nameStart, nameEnd);
}

function declaration({ facts, values, parsed }: Sheet, property: string, node: StyleNode, from: number): void {
  const value = parsed.bare.slice(from, node.headEnd);
  values.read(from, node.headEnd);
  if (/^(?:-\w+-)?animation(?:-name)?$/.test(property)) {
    for (const { 0: name, index } of value.matchAll(/(?<![\w$.#@%"'({-])[a-zA-Z_][\w-]*(?![\w(.-])/g))
      if (!NO_ANIMATION.test(name)) facts.occurrence(from + index, from + index + name.length, 'read');
  } else if (property === 'composes') compose(facts, node, from, value);
}

/** `composes: a b from './c.css'` of CSS modules. */
function compose(facts: FactSink, { start, headEnd }: StyleNode, from: number, value: string): void {
  const [names, source] = value.split(/\bfrom\b/);
  const specifier = /["']([^"']+)["']/.exec(source ?? '')?.[1];
  for (const { 0: name, index } of names!.matchAll(/[a-zA-Z_][\w-]*/g)) {
    facts.occurrence(from + index, from + index + name.length, specifier === undefined ? 'read' : 'import');
    if (specifier !== undefined)
      facts.imports({ specifier, imported: name, local: '', kind: 'import', start, end: headEnd });
  }
}

function rule(sheet: Sheet, node: StyleNode, around: Around): Around {
  const { facts, values } = sheet;
  let symbol = -1;
  for (const { start, end, kind, isSubject } of selectorNames(sheet.parsed.bare, node.start, node.headEnd)) {
    const defines = isSubject && !(around.isNested && kind === 'other');
    if (defines) {
      const isOwn = kind === 'element' || kind === 'other';
      const defined = sheet.define(node, { kind: 'rule', name: [start, end], parent: around.symbol, isOwn });
      if (symbol < 0) symbol = defined;
    } else if (kind !== 'other' && (kind !== 'element' || facts.text.slice(start, end).includes('-')))
      sheet.readName(start, end);
  }
  values.interpolations(node.start, node.headEnd);
  return opened(sheet, node, around, { symbol: symbol < 0 ? around.symbol : symbol, isNested: true });
}
