import type { TreeView } from '../tree-view.ts';
import { copyOf, type FlowState, merged } from './flow-state.ts';
import type { Walk } from './flow-walk.ts';

/** The states where a condition holds, and where it does not. */
export function condition(walk: Walk, node: number, state: FlowState): [holds: FlowState, not: FlowState] {
  const { view } = walk;
  if (view.is(node, 'parenthesized_expression')) return condition(walk, view.first(node), state);
  if (view.is(node, 'unary_op_expression') && view.text[view.start(node)] === '!') {
    const [holds, not] = condition(walk, view.field(node, 'argument'), state);
    return [not, holds];
  }
  const operator = operatorOf(view, node);
  if (operator === '') {
    walk.visit(node, state);
    return [copyOf(state), copyOf(state)];
  }
  const [left, right] = [view.field(node, 'left'), view.field(node, 'right')];
  switch (operator) {
    case '&&':
    case 'and': {
      const [first, not] = condition(walk, left, state);
      const [both, other] = condition(walk, right, first);
      return [both, merged(not, other)];
    }
    case '||':
    case 'or': {
      const [holds, first] = condition(walk, left, state);
      const [other, neither] = condition(walk, right, first);
      return [merged(holds, other), neither];
    }
    case '??': {
      walk.visit(left, state);
      const other = copyOf(state);
      walk.visit(right, other);
      const after = merged(state, other);
      return [after, copyOf(after)];
    }
  }
  walk.visit(left, state);
  const holds = copyOf(state);
  if (/^(?:qualified_|relative_)?name$/.test(view.kindOf(right))) {
    holds.types.set(view.textOf(asked(view, left)), [right]);
  } else walk.visit(right, state);
  return [holds, copyOf(state)];
}

const OPERATOR = /^(?:\s|\/\*[\s\S]*?\*\/|(?:\/\/|#).*)*(&&|\|\||\?\?|and\b|or\b|instanceof\b)/i;

/** The operator, where it matters what is on either side of it: `&&`, `||`, `??`, `and`, `or`, `instanceof`; else ''. */
export function operatorOf(view: TreeView, node: number): string {
  if (!view.is(node, 'binary_expression')) return '';
  const between = view.text.slice(view.end(view.field(node, 'left')), view.start(view.field(node, 'right')));
  return OPERATOR.exec(between)?.[1]?.toLowerCase() ?? '';
}

/** What is asked about: what is assigned to, where that is done there. */
function asked(view: TreeView, node: number): number {
  if (view.is(node, 'parenthesized_expression')) return asked(view, view.first(node));
  return view.is(node, 'assignment_expression') ? view.field(node, 'left') : node;
}
