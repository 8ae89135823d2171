import { CLAIMS, OWN_EXPORT, type Pass } from './pass.ts';
import { bind, innermost, scopeIndex } from './scope-stack.ts';

/**
 * Defines the identifier at `node`, directly in an ERROR, when a keyword before it announces a definition
 * (`class Foo {` with a body that does not parse).
 */
export function recover(pass: Pass, node: number): void {
  const { spec, tree, text, symbols, names } = pass;
  const { broken } = spec.spec;
  const nameStart = tree.start[node]!;
  const nameEnd = tree.end[node]!;
  if (!broken || nameStart === nameEnd) return;
  const from = Math.max(tree.start[tree.parent[node]!]!, nameStart - 24);
  const before = /(\w+)[\s*]+$/.exec(text.slice(from, nameStart));
  const kind = before && Object.hasOwn(broken, before[1]!) ? broken[before[1]!] : undefined;
  if (!before || !kind) return;
  const name = names.intern(nameStart, nameEnd);
  const start = nameStart - before[0].length;
  const newline = text.indexOf('\n', nameEnd);
  const end = newline < 0 ? text.length : newline;
  // `pub(crate) async fn`: the modifiers are not known here, but stand between the doc and the definition.
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const modifiers = /^\s*((?:[\w()]+[ \t]+)*)$/.exec(line)?.[1] ?? '';
  const doc = pass.docs.before(start - modifiers.length, start);
  pass.claims[node] = CLAIMS.definition;
  bind(pass, {
    scope: scopeIndex(pass, innermost(pass)),
    name,
    kind: 'definition',
    start: nameStart,
    symbol: symbols.length,
    visibleFrom: 0,
  });
  pass.ownExports.push(OWN_EXPORT.no);
  symbols.push({
    name: names.names()[name]!,
    kind,
    parent: pass.containers.at(-1)!.symbol,
    owner: '',
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
