import type { FlagRule } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

const parameters = (view: TreeView, node: number): string => view.textOf(view.field(node, 'parameters'));
/** `(t *testing.T)` and the like. */
const TESTING = /\btesting\.(?:T|B|F|M|TB|PB)\b/;

/** Marks `func TestX(t *testing.T)`, benchmarks, fuzz tests and examples. */
export const tests: readonly FlagRule[] = [
  {
    when: {
      name: /^(?:Test|Benchmark|Fuzz)(?!\p{Ll})/u,
      test: (view, node) => TESTING.test(parameters(view, node)),
    },
    flags: ['test'],
  },
  {
    when: { name: /^Example(?!\p{Ll})/u, test: (view, node) => /^\(\s*\)$/.test(parameters(view, node)) },
    flags: ['test'],
  },
];

/** Marks the tests of a suite: `func (s *Suite) TestX()`, with `c *C` in gocheck. */
export const suiteTests: readonly FlagRule[] = [
  {
    when: {
      name: /^Test[^\p{Ll}]/u,
      test: (view, node) => /^\(\s*(?:\w+\s+\*(?:\w+\.)?C\s*)?\)$/.test(parameters(view, node)),
    },
    flags: ['test'],
  },
];

/** True for the type of a receiver: `G[K]` of `(g *G[K])`. */
export function isReceiver(view: TreeView, type: number): boolean {
  let at = view.parent(type);
  while (view.is(at, 'pointer_type') || view.is(at, 'parenthesized_type')) at = view.parent(at);
  const list = view.parent(at);
  const method = view.parent(list);
  return view.is(method, 'method_declaration') && view.field(method, 'receiver') === list;
}
