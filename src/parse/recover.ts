import { CLAIMS, OWN_EXPORT, type Pass } from './pass.ts';
import { bind, innermost, scopeIndex } from './scope-stack.ts';

/**
 * Defines the identifier at `node`, directly in an ERROR, when a keyword before it announces a definition
 * (`class Foo {` with a body that does not parse).
 */
export function recover(pass: Pass, node: number): void {
  const { spec, tree, text, symbols, names } = pass;
  const { broken, brokenBefore } = spec.spec;
  const nameStart = tree.start[node]!;
  const nameEnd = tree.end[node]!;
  if (!broken || nameStart === nameEnd) return;
  const from = Math.max(tree.start[tree.parent[node]!]!, nameStart - 24);
  const before = /(\w+)[\s*]+$/.exec(text.slice(from, nameStart));
  const kind = before && Object.hasOwn(broken, before[1]!) ? broken[before[1]!] : undefined;
  if (!before || !kind) return;
  if (brokenBefore && !brokenBefore.test(text.slice(nameEnd, nameEnd + 200))) return;
  const name = names.intern(nameStart, nameEnd);
  const start = nameStart - before[0].length;
  const newline = text.indexOf('\n', nameEnd);
  const end = newline < 0 ? text.length : newline;
  const doc = pass.docs.before(start, start);
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
