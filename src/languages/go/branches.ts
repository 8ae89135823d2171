import { choice, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** What Go runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('consequence', 'alternative'),
  binary_expression: shortCircuit,
  expression_case: { kind: 'case', code: ':statement_list' },
  type_case: { kind: 'case', code: ':statement_list' },
  communication_case: { kind: 'case', code: ':statement_list' },
  default_case: { kind: 'case', code: ':statement_list' },
  for_statement: { kind: 'loop', code: turns },
};

/** Of `for i := 0; i < n(); i++ {…}` and `for ok() {…}` all but what comes first; a range is asked for once. */
function turns(view: TreeView, node: number): number[] {
  return view.children(node).flatMap((child) => {
    if (view.is(child, 'range_clause')) return [];
    if (!view.is(child, 'for_clause')) return [child];
    return [view.field(child, 'condition'), view.field(child, 'update')].filter((part) => part >= 0);
  });
}
