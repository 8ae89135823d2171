import { SYMBOL_KINDS, type SymbolKind } from '../model/index.ts';
import { ownExport, TYPES } from './define.ts';
import { ERROR_KIND, NODE_FLAGS } from './flat-tree.ts';
import { CLAIMS, type Container, type OpenScope, type Pass } from './pass.ts';
import { bind, scopeIndex } from './scope-stack.ts';

/**
 * Defines the identifier at `node` of a file that does not parse when what stands before or after it announces a
 * definition (`class Foo {` with a body that does not parse), see `LanguageSpec.broken`.
 */
export function recover(pass: Pass, node: number): void {
  const { tree, text, symbols, names } = pass;
  const nameStart = tree.start[node]!;
  const nameEnd = tree.end[node]!;
  if (pass.claims[node] !== 0 || nameStart === nameEnd) return;
  const announced = afterKeyword(pass, node) ?? beforeNode(pass, node);
  if (!announced) return;
  const { start } = announced;
  const name = names.intern(nameStart, nameEnd);
  const newline = text.indexOf('\n', nameEnd);
  const end = newline < 0 ? text.length : newline;
  // `pub(crate) async fn`: the modifiers are not known here, but stand between the doc and the definition.
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const modifiers = /^\s*((?:[\w()]+[ \t]+)*)$/.exec(line)?.[1] ?? '';
  const doc = pass.docs.before(start - modifiers.length, start);
  const container = containerOf(pass, start);
  const kind = announced.kind === 'function' && TYPES.has(container.kind) ? 'method' : announced.kind;
  pass.claims[node] = CLAIMS.definition;
  bind(pass, {
    scope: scopeIndex(pass, scopeIn(pass, container)),
    name,
    kind: 'definition',
    start: nameStart,
    symbol: symbols.length,
    visibleFrom: 0,
  });
  pass.ownExports.push(ownExport(pass, 0, node, node, names.names()[name]!));
  symbols.push({
    name: names.names()[name]!,
    kind,
    parent: container.symbol,
    owner: container.kind === 'impl' ? container.owner : '',
    start,
    end,
    nameStart,
    nameEnd,
    signatureEnd: end,
    docStart: doc?.start ?? -1,
    docEnd: doc?.end ?? -1,
    flags: 0,
  });
}

interface Announced {
  kind: SymbolKind;
  start: number;
}

/** A definition that a keyword announces. */
function afterKeyword({ spec, tree, text }: Pass, node: number): Announced | undefined {
  const { broken, brokenNeeds } = spec.spec;
  const nameStart = tree.start[node]!;
  // Most names follow neither: a quick look spares the search.
  if (!broken || !/[\s*]/.test(text.charAt(nameStart - 1))) return undefined;
  const around = tree.parent[node]!;
  const direct = tree.kind[around] === ERROR_KIND;
  const from = Math.max(direct ? tree.start[around]! : 0, nameStart - 24);
  const before = /(\w+)[\s*]+$/.exec(text.slice(from, nameStart));
  if (!before || !Object.hasOwn(broken, before[1]!)) return undefined;
  if (brokenNeeds && !brokenNeeds.test(text.slice(tree.end[node], tree.end[node]! + 200))) return undefined;
  const start = nameStart - before[0].length;
  return direct || start === lineIndent(text, start) ? { kind: broken[before[1]!]!, start } : undefined;
}

/** A definition that what follows its name announces: it begins with its line. */
function beforeNode({ spec, tree, text, symbols }: Pass, node: number): Announced | undefined {
  if (!spec.spec.brokenBefore) return undefined;
  // Of a name in a definition the rules have said what it is.
  const isName = tree.field[node] === spec.grammar.fieldId('name');
  if (isName && spec.rules[tree.kind[tree.parent[node]!]!]) return undefined;
  const { kind, flags, count } = tree;
  let after = tree.next[node]!;
  while (after < count && (kind[after] === ERROR_KIND || flags[after]! & NODE_FLAGS.missing)) after++;
  const code = after < count ? spec.brokenBefore[kind[after]!]! : 0;
  if (code === 0 || text.slice(tree.end[node], tree.start[after]).trim() !== '') return undefined;
  const start = Math.max(lineIndent(text, tree.start[node]!), symbols.at(-1)?.start ?? 0);
  return { kind: SYMBOL_KINDS[code - 1]!, start };
}

/** Where the text of the line begins that `at` is in. */
function lineIndent(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return line + /^\s*/.exec(text.slice(line, at))![0].length;
}

/**
 * What the definition at `start` stands in: where the tree is wrong, what begins as far to the right as it or further is
 * not around it.
 */
function containerOf({ containers, symbols, text }: Pass, start: number): Container {
  const column = (at: number): number => lineIndent(text, at) - text.lastIndexOf('\n', at - 1);
  const own = column(start);
  return containers.findLast(({ symbol }) => symbol < 0 || column(symbols[symbol]!.start) < own)!;
}

/** The innermost scope that is not inside something that `container` is around. */
function scopeIn({ openScopes, containers, symbols, tree }: Pass, container: Container): OpenScope {
  const next = containers[containers.indexOf(container) + 1];
  if (!next) return openScopes.at(-1)!;
  const from = symbols[next.symbol]!.start;
  return openScopes.findLast(({ node }) => node === 0 || tree.start[node]! < from)!;
}
