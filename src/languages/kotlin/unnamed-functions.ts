import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkHook, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { declared, typeIn } from './declared-types.ts';
import { calleeOf, lastName } from './values.ts';

/** The first name in a node, or -1. */
function firstName(view: TreeView, node: number): number {
  for (const child of view.children(node)) {
    const found = view.is(child, 'identifier') ? child : firstName(view, child);
    if (found >= 0 && !/^(?:true|false|null|_)$/.test(view.textOf(found))) return found;
  }
  return -1;
}

/** What a function is an argument of, and its place there: what is called, or a key; 7 is the last one. */
function takerOf(view: TreeView, lambda: number): { from: number; place: number } {
  let node = lambda;
  let around = view.parent(node);
  while (
    view.is(around, 'annotated_lambda') ||
    view.is(around, 'labeled_expression') ||
    view.is(around, 'parenthesized_expression')
  ) {
    node = around;
    around = view.parent(node);
  }
  if (view.is(around, 'call_expression')) return { from: calleeOf(view, around), place: 7 };
  if (view.is(around, 'infix_expression')) return { from: view.children(around)[1] ?? -1, place: 7 };
  if (!view.is(around, 'value_argument')) return { from: -1, place: 0 };
  if (view.child(around, '"="') >= 0) return { from: view.first(around), place: 0 };
  const list = view.parent(around);
  const place = view.children(list).indexOf(around);
  const owner = view.parent(list);
  if (place > 6) return { from: -1, place: 0 };
  if (view.is(owner, 'call_expression')) return { from: calleeOf(view, owner), place };
  if (view.is(owner, 'constructor_invocation')) return { from: lastName(view, view.child(owner, 'user_type')), place };
  return { from: -1, place: 0 };
}

/** What a function without a name is an argument of. */
export const unnamed: LinkRule = {
  kind: 'lambda',
  of: firstName,
  from: (view, node) => {
    const { from } = takerOf(view, node);
    return from < 0 ? LINK_TARGETS.function : from;
  },
  places: (view, node) => ({ argument: takerOf(view, node).place, parameter: 0 }),
};
/** Functions that nothing is called with. */
export const standing: LinkRule = {
  kind: 'lambda',
  of: firstName,
  from: () => LINK_TARGETS.function,
  places: () => ({ argument: 0, parameter: 0 }),
};

const parameterList = (view: TreeView, lambda: number): readonly number[] =>
  view.children(view.child(lambda, 'lambda_parameters'));
/** What its parameters without a type are given. */
export const passed: LinkRule = {
  kind: 'passed',
  of: (view, node) =>
    parameterList(view, node).flatMap((one) =>
      view.is(one, 'variable_declaration') && typeIn(view, one) < 0 ? [view.first(one)] : [],
    ),
  from: (view, node) => takerOf(view, node).from,
  places: (view, node, of) => ({
    argument: takerOf(view, node).place,
    parameter: parameterList(view, node).indexOf(view.parent(of)),
  }),
};
/** The types of its other parameters. */
export const lambdaTypes: LinkHook = (view, node, say) => {
  for (const one of parameterList(view, node)) {
    if (view.is(one, 'variable_declaration')) declared(view, view.first(one), typeIn(view, one), say);
  }
};
