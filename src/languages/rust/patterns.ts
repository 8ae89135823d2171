import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** What declares the names of a pattern. */
const DECLARES: ReadonlySet<string> = new Set(['let_declaration', 'let_condition', 'for_expression', 'match_arm']);

/**
 * What an identifier in a pattern does: it binds, unless it is a constant or a variant, which are written with a
 * capital or with a path. Every alternative of `A(x) | B(x)` binds the same names: the first declares them.
 */
export function inPattern(view: TreeView, node: number): FinalSlot {
  if (/^\p{Lu}/u.test(view.textOf(node)) || view.is(view.parent(node), 'scoped_identifier')) return 'read';
  for (let at = node, above = view.parent(at); above >= 0 && !DECLARES.has(view.kindOf(above)); ) {
    if (view.is(above, 'or_pattern') && view.first(above) !== at) return 'write';
    at = above;
    above = view.parent(at);
  }
  return 'variable';
}

/**
 * From where a name of a pattern is visible: after a `let` with its value, in the body of a `for`, and at once in a
 * match arm, for its guard.
 */
export function visibleFrom(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at >= 0 && !DECLARES.has(view.kindOf(at))) at = view.parent(at);
  if (view.is(at, 'let_declaration') || view.is(at, 'let_condition')) return view.end(at);
  const body = view.is(at, 'for_expression') ? view.field(at, 'body') : -1;
  return body < 0 ? view.end(node) : view.start(body);
}
