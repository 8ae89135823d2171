import type { LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { calleeOf } from './values.ts';

/** The call that a function is an argument of, and its place there: 6 in a later list, 7 the last. */
function takerOf(view: TreeView, lambda: number): { from: number; place: number } {
  let node = lambda;
  let around = view.parent(node);
  while (/^(?:block|indented_block|parenthesized_expression|case_block|case_clause)$/.test(view.kindOf(around))) {
    if (view.is(around, 'block') && view.children(around).length > 1) break;
    node = around;
    around = view.parent(node);
  }
  if (view.is(around, 'infix_expression') && view.field(around, 'right') === node) {
    return { from: view.field(around, 'operator'), place: 7 };
  }
  const list = view.is(around, 'arguments') ? around : node;
  const owner = view.parent(list);
  if (!view.is(owner, 'call_expression') || view.field(owner, 'arguments') !== list) return { from: -1, place: 0 };
  const { name, isLater } = calleeOf(view, owner);
  const place = list === node ? 7 : view.children(list).indexOf(node);
  return place > 5 && place !== 7 ? { from: -1, place: 0 } : { from: name, place: isLater ? 6 : place };
}

const lambdaNames = (view: TreeView, lambda: number): readonly number[] => {
  const list = view.field(lambda, 'parameters');
  return view.is(list, 'bindings') ? view.children(list) : list >= 0 ? [list] : [];
};
/** What the parameters without a type of a function are given. */
export const passed: LinkRule = {
  kind: 'passed',
  of: (view, node) =>
    lambdaNames(view, node).flatMap((one) => {
      if (view.is(one, 'identifier')) return [one];
      return view.is(one, 'binding') && view.field(one, 'type') < 0 ? [view.field(one, 'name')] : [];
    }),
  from: (view, node) => takerOf(view, node).from,
  places: (view, node, of) => ({
    argument: takerOf(view, node).place,
    parameter: lambdaNames(view, node).findIndex((one) => one === of || view.field(one, 'name') === of),
  }),
};
/** `_.name`: a member of what the function around it is given. */
export const placeholder: LinkRule = {
  kind: 'passed',
  of: 'field',
  from: (view, node) => takerOf(view, wholeOf(view, node)).from,
  places: (view, node) => ({ argument: takerOf(view, wholeOf(view, node)).place, parameter: 0 }),
  when: (view, node) => view.is(view.field(node, 'value'), 'wildcard'),
};
/** The expression that a placeholder makes a function of, as far as it is plain: `_.a.b(c)`. */
function wholeOf(view: TreeView, node: number): number {
  let whole = node;
  for (let around = view.parent(whole); ; around = view.parent(whole)) {
    const goesOn =
      (view.is(around, 'field_expression') && view.field(around, 'value') === whole) ||
      (view.is(around, 'call_expression') && view.field(around, 'function') === whole) ||
      (view.is(around, 'infix_expression') && view.field(around, 'left') === whole) ||
      view.is(around, 'prefix_expression');
    if (!goesOn) return whole;
    whole = around;
  }
}
