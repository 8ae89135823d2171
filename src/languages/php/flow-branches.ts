import { condition } from './flow-conditions.ts';
import { become, copyOf, type FlowState, merged, write } from './flow-state.ts';
import { assign, forgetAll, visitAll, type Walk } from './flow-walk.ts';

/** Goes through `if` with all that belongs to it. */
export function visitIf(walk: Walk, node: number, state: FlowState): void {
  const { view } = walk;
  const [holds, not] = condition(walk, view.field(node, 'condition'), state);
  walk.visit(view.field(node, 'body'), holds);
  let ends = holds;
  for (const other of view.children(node)) {
    if (view.is(other, 'else_clause')) walk.visit(view.field(other, 'body'), not);
    else if (view.is(other, 'else_if_clause')) {
      const [also, rest] = condition(walk, view.field(other, 'condition'), not);
      walk.visit(view.field(other, 'body'), also);
      ends = merged(ends, also);
      become(not, rest);
    }
  }
  become(state, merged(ends, not));
}

/** `match (true)` asks one condition after the other. */
export function visitMatch(walk: Walk, node: number, state: FlowState): void {
  const { view } = walk;
  const subject = view.field(node, 'condition');
  walk.visit(subject, state);
  const asksTruth = /^\(\s*true\s*\)$/i.test(view.textOf(subject));
  let ends: FlowState | undefined;
  for (const arm of view.children(view.field(node, 'body'))) {
    const tests = view.children(view.field(arm, 'conditional_expressions'));
    let holds = copyOf(state);
    if (asksTruth && tests.length > 0) {
      const before = copyOf(state);
      holds.isDead = true;
      for (const test of tests) {
        const [also, not] = condition(walk, test, before);
        holds = merged(holds, also);
        become(before, not);
      }
    } else visitAll(walk, tests, holds);
    walk.visit(view.field(arm, 'return_expression'), holds);
    ends = ends ? merged(ends, holds) : holds;
  }
  if (ends) become(state, ends);
}

/** In a loop, and behind it, what it writes may have been written in any turn. */
export function visitLoop(walk: Walk, node: number, state: FlowState): void {
  const { view } = walk;
  if (view.is(node, 'for_statement')) walk.visit(view.field(node, 'initialize'), state);
  if (view.is(node, 'foreach_statement')) walk.visit(view.first(node), state);
  forgetAll(walk, node, state);
  const inside = copyOf(state);
  const body = view.field(node, 'body');
  if (view.is(node, 'do_statement')) {
    walk.visit(body, inside);
    walk.visit(view.field(node, 'condition'), inside);
    return;
  }
  if (view.is(node, 'foreach_statement')) {
    for (const target of view.children(node).slice(1)) if (target !== body) assign(walk, target, inside);
    walk.visit(body, inside);
    return;
  }
  const test = view.field(node, 'condition');
  const holds = test < 0 ? inside : condition(walk, test, inside)[0];
  walk.visit(body, holds);
  walk.visit(view.field(node, 'update'), holds);
}

/** What a `switch` writes may have been written by each case before. */
export function visitSwitch(walk: Walk, node: number, state: FlowState): void {
  const { view } = walk;
  walk.visit(view.field(node, 'condition'), state);
  forgetAll(walk, node, state);
  for (const one of view.children(view.field(node, 'body'))) walk.visit(one, copyOf(state));
}

/** What is written in a `try` may have been written or not where an exception is caught. */
export function visitTry(walk: Walk, node: number, state: FlowState): void {
  const { view } = walk;
  const before = copyOf(state);
  walk.visit(view.field(node, 'body'), state);
  forgetAll(walk, view.field(node, 'body'), before);
  let ends = copyOf(state);
  for (const child of view.children(node)) {
    if (view.is(child, 'catch_clause')) {
      const caught = copyOf(before);
      const name = view.field(child, 'name');
      if (name >= 0) write(caught, view.textOf(name), name);
      walk.visit(view.field(child, 'body'), caught);
      ends = merged(ends, caught);
    } else if (view.is(child, 'finally_clause')) {
      const after = copyOf(before);
      forgetAll(walk, node, after);
      walk.visit(view.field(child, 'body'), after);
      forgetAll(walk, child, ends);
    }
  }
  become(state, ends);
}
