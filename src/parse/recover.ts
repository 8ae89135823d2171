import { CLAIMS, OWN_EXPORT, type Pass } from './pass.ts';
import { bind, innermost, scopeIndex } from './scope-stack.ts';

/** Defines what the keywords in an ERROR announce (`class Foo {` with a body that does not parse). */
export function recover(pass: Pass, error: number): void {
  const { spec, tree, text, symbols, names } = pass;
  const { broken } = spec.spec;
  if (!broken) return;
  for (let node = error + 1; node < tree.next[error]!; node = tree.next[node]!) {
    const nameStart = tree.start[node]!;
    const nameEnd = tree.end[node]!;
    if (spec.roles[tree.kind[node]!] === 0 || nameStart === nameEnd) continue;
    const before = /(\w+)[\s*]+$/.exec(text.slice(Math.max(tree.start[error]!, nameStart - 24), nameStart));
    const kind = before && Object.hasOwn(broken, before[1]!) ? broken[before[1]!] : undefined;
    if (!before || !kind) continue;
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
}
