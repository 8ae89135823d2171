import type { LinkHook, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { typesOf } from './nodes.ts';

/** A variable that a condition tests for a type. */
interface Test {
  name: string;
  type: number;
  isNot: boolean;
}

const LEAVES = new Set(['return_statement', 'break_statement', 'continue_statement']);

/** What holds when a condition does; of one that does not hold, what does then. */
function testsIn(view: TreeView, condition: number, holds: boolean): Test[] {
  switch (view.kindOf(condition)) {
    case 'parenthesized_expression':
      return testsIn(view, view.first(condition), holds);
    case 'logical_and_expression':
    case 'logical_or_expression': {
      const isAnd = view.is(condition, 'logical_and_expression');
      return isAnd === holds ? view.children(condition).flatMap((part) => testsIn(view, part, holds)) : [];
    }
    case 'type_test_expression': {
      const [name = -1, test = -1, more] = view.children(condition);
      const [type] = typesOf(view, view.children(test));
      if (!view.is(name, 'identifier') || !view.is(test, 'type_test') || type === undefined || more !== undefined)
        return [];
      const isNot = /^is\s*!/.test(view.textOf(test));
      return isNot === holds ? [] : [{ name: view.textOf(name), type, isNot }];
    }
    default:
      return [];
  }
}

/** Says of each use of a tested variable in some nodes that it is of that type there. */
function narrow(view: TreeView, nodes: readonly number[], tests: readonly Test[], say: SayLink): void {
  for (const { name, type } of tests) {
    const uses: number[] = [];
    let isWritten = false;
    const visit = (node: number): void => {
      if (view.is(node, 'identifier') && view.textOf(node) === name) {
        const around = view.parent(node);
        if (view.is(around, 'assignable_expression') && view.next(node) < 0) isWritten = true;
        else if (!/^(?:label|(?:un)?conditional_assignable_selector|cascade_selector)$/.test(view.kindOf(around)))
          uses.push(node);
      } else for (const child of view.children(node)) visit(child);
    };
    for (const node of nodes) visit(node);
    if (!isWritten) for (const use of uses) say(use, 'type', type);
  }
}

const fields = (view: TreeView, node: number, wanted: string): number[] => {
  const first = view.field(node, wanted);
  const other = wanted === 'consequence' ? view.field(node, 'alternative') : -1;
  if (first < 0) return [];
  return view.children(node).filter((child) => child >= first && (other < 0 || child < other));
};

/** `if (a is Foo) a.b`, and what comes after `if (a is! Foo) return;` */
export const narrowedByIf: LinkHook = (view, node, say) => {
  const [condition] = view.children(node);
  if (condition === undefined || condition === view.field(node, 'consequence')) return;
  narrow(view, fields(view, node, 'consequence'), testsIn(view, condition, true), say);
  const alternative = view.field(node, 'alternative');
  const otherwise = testsIn(view, condition, false);
  if (alternative >= 0) narrow(view, fields(view, node, 'alternative'), otherwise, say);
  else if (otherwise.length > 0 && leaves(view, view.field(node, 'consequence'))) {
    const after: number[] = [];
    for (let next = view.next(node); next >= 0; next = view.next(next)) after.push(next);
    narrow(view, after, otherwise, say);
  }
};

/** True for what does not go on to what follows. */
function leaves(view: TreeView, node: number): boolean {
  if (view.is(node, 'block')) return leaves(view, view.children(node).at(-1) ?? -1);
  return (
    LEAVES.has(view.kindOf(node)) ||
    (view.is(node, 'expression_statement') && view.is(view.first(node), 'throw_expression'))
  );
}

/** `a is Foo ? a.b : c` */
export const narrowedByChoice: LinkHook = (view, node, say) => {
  narrow(view, fields(view, node, 'consequence'), testsIn(view, view.first(node), true), say);
  narrow(view, fields(view, node, 'alternative'), testsIn(view, view.first(node), false), say);
};

/** `a is Foo && a.b` */
export const narrowedByAnd: LinkHook = (view, node, say) => {
  const parts = view.children(node);
  parts.forEach((part, i) => {
    narrow(view, parts.slice(i + 1), testsIn(view, part, true), say);
  });
};
