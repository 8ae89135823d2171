import type { FoundImport } from '../languages/index.ts';
import { quoteOf, sigilOf } from './find-names.ts';
import { trimmedEnd } from './frame.ts';
import { CLAIMS, type Pass } from './pass.ts';
import { bind, innermost, redirected, scopeIndex } from './scope-stack.ts';

/** Asks the hook of an import statement; true when the node is nothing but an import. */
export function noteImports(pass: Pass, node: number): boolean {
  const { tree, spec, names } = pass;
  return spec.imports[tree.kind[node]!]!(pass.view, node, ({ binding, bindingStart, ...item }: FoundImport) => {
    pass.imports.push({ ...item, start: tree.start[node]!, end: trimmedEnd(pass, node) });
    if (spec.spec.tests?.imports?.test(item.specifier)) pass.test = true;
    if (binding < 0) return;
    const quote = quoteOf(pass.text, tree.start[binding]!, tree.end[binding]!);
    const start = bindingStart ?? tree.start[binding]! + quote + sigilOf(pass, tree.start[binding]!);
    const name = names.intern(start, tree.end[binding]! - quote);
    pass.claims[binding] = CLAIMS.import;
    const scope = redirected(pass, scopeIndex(pass, innermost(pass)), name);
    bind(pass, { scope, name, kind: 'import', start, symbol: -1, visibleFrom: 0 });
  });
}
