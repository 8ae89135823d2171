import { ownExport, TYPES } from './define.ts';
import { ERROR_KIND } from './flat-tree.ts';
import { CLAIMS, type Container, type OpenScope, type Pass } from './pass.ts';
import { bind, scopeIndex } from './scope-stack.ts';

/**
 * Defines the identifier at `node`, directly in an ERROR or somewhere after one, when a keyword before it announces a
 * definition (`class Foo {` with a body that does not parse). Not directly in an ERROR, the keyword must begin its line.
 */
export function recover(pass: Pass, node: number): void {
  const { spec, tree, text, symbols, names } = pass;
  const { broken, brokenBefore } = spec.spec;
  const nameStart = tree.start[node]!;
  const nameEnd = tree.end[node]!;
  if (!broken || pass.claims[node] !== 0 || nameStart === nameEnd) return;
  const around = tree.parent[node]!;
  const direct = tree.kind[around] === ERROR_KIND;
  const from = Math.max(direct ? tree.start[around]! : 0, nameStart - 24);
  const before = /(\w+)[\s*]+$/.exec(text.slice(from, nameStart));
  const announced = before && Object.hasOwn(broken, before[1]!) ? broken[before[1]!] : undefined;
  if (!before || !announced) return;
  const lineStart = text.lastIndexOf('\n', nameStart - before[0].length - 1) + 1;
  if (!direct && text.slice(lineStart, nameStart - before[0].length).trim() !== '') return;
  if (brokenBefore && !brokenBefore.test(text.slice(nameEnd, nameEnd + 200))) return;
  const name = names.intern(nameStart, nameEnd);
  const start = nameStart - before[0].length;
  const newline = text.indexOf('\n', nameEnd);
  const end = newline < 0 ? text.length : newline;
  // `pub(crate) async fn`: the modifiers are not known here, but stand between the doc and the definition.
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const modifiers = /^\s*((?:[\w()]+[ \t]+)*)$/.exec(line)?.[1] ?? '';
  const doc = pass.docs.before(start - modifiers.length, start);
  const container = containerOf(pass, start);
  const kind = announced === 'function' && TYPES.has(container.kind) ? 'method' : announced;
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

/**
 * What the definition at `start` stands in: where the tree is wrong, what begins as far to the right as it or further is
 * not around it.
 */
function containerOf({ containers, symbols, text }: Pass, start: number): Container {
  const column = (at: number): number => {
    const line = text.lastIndexOf('\n', at - 1) + 1;
    return /^\s*/.exec(text.slice(line, at))![0].length;
  };
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
