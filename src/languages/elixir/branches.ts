import { shortCircuit } from '../branches.ts';
import type { BranchRule, LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { keyOf, macroOf } from './calls.ts';

/** True for a block of one of these macros, or `do:` and `else:` of theirs. */
const of =
  (...macros: string[]) =>
  (view: TreeView, node: number): boolean => {
    let at = view.parent(node);
    while (BETWEEN.has(view.kindOf(at))) at = view.parent(at);
    return macros.includes(macroOf(view, at));
  };
const BETWEEN = new Set(['do_block', 'keywords', 'arguments']);

/** What is in a block, but for the blocks that go on after it. */
const whole = (view: TreeView, node: number): readonly number[] =>
  view.children(node).filter((one) => !view.kindOf(one).endsWith('_block'));
const option = (kind: BranchRule['kind'], key: string, ...macros: string[]): BranchRule => ({
  kind,
  code: 'value',
  when: (view, pair) => keyOf(view, pair) === key && of(...macros)(view, pair),
});
const rescued: BranchRule = { kind: 'catch', code: whole };

/** What Elixir runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  do_block: [
    { kind: 'if', code: whole, when: of('if', 'unless') },
    { kind: 'loop', code: whole, when: of('for') },
  ],
  pair: [option('if', 'do', 'if', 'unless'), option('else', 'else', 'if', 'unless'), option('loop', 'do', 'for')],
  else_block: { kind: 'else', code: whole, when: of('if', 'unless') },
  rescue_block: rescued,
  catch_block: rescued,
  stab_clause: {
    kind: 'case',
    code: 'right',
    when: (view, node) => !view.is(view.parent(node), 'anonymous_function'),
  },
  binary_operator: shortCircuit,
};
