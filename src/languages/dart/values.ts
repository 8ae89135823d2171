import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { before, endOf, lastPart, ofCascade, typesOf, valueIn } from './nodes.ts';

const { unknown } = LINK_TARGETS;
const last = (view: TreeView, node: number): number => view.children(node).at(-1) ?? unknown;
const value = (view: TreeView, node: number): number => valueIn(view, node);
const name = (view: TreeView, node: number): number => view.child(node, 'identifier');

/** `a.b` is its member, `a[b]` something it holds. */
const selected = {
  at: (view: TreeView, node: number) => (name(view, node) >= 0 ? name(view, node) : before(view, node)),
  step: (view: TreeView, node: number) => (name(view, node) >= 0 ? 'none' : 'pointed') as 'none' | 'pointed',
};

/** `-a` may be anything that an operator gives. */
function unary(view: TreeView, node: number): number {
  if (view.child(node, 'await_expression') >= 0) return view.first(node);
  return view.at(node, ':prefix_operator > :negation_operator') >= 0 ? LINK_TARGETS.boolean : unknown;
}

/** What a branch surely is where the other one is null. */
function choice(view: TreeView, node: number): number {
  const [yes, no] = [view.field(node, 'consequence'), view.field(node, 'alternative')];
  if (view.is(yes, 'null_literal')) return endOf(view, no);
  if (view.is(no, 'null_literal')) return endOf(view, yes);
  return view.is(yes, view.kindOf(no)) && /^(?:string_literal|this)$/.test(view.kindOf(no)) && endOf(view, no) === no
    ? yes
    : unknown;
}

/** Types that a literal says it holds. */
const held = (view: TreeView, node: number): number[] =>
  typesOf(view, view.children(view.child(node, 'type_arguments')));

/** How expressions and types of Dart are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  selector: { at: (view, node) => (view.first(node) < 0 ? view.previous(node) : view.first(node)) },
  unconditional_assignable_selector: selected,
  conditional_assignable_selector: selected,
  argument_part: { at: before, step: 'call' },
  type_arguments: { at: before },
  cascade_selector: {
    at: (view, node) => (name(view, node) >= 0 ? name(view, node) : ofCascade(view, node)),
    step: (view, node) => (name(view, node) >= 0 ? 'none' : 'pointed'),
  },
  assignable_expression: { at: last },
  assignment_expression: { at: last },
  await_expression: { at: last, step: 'await' },
  unary_expression: { at: unary },
  parenthesized_expression: { at: value },
  type_cast_expression: {
    at: (view, node) => typesOf(view, view.children(view.child(node, 'type_cast')))[0] ?? unknown,
    step: 'construct',
  },
  new_expression: { at: lastPart, step: 'call' },
  const_object_expression: { at: lastPart, step: 'call' },
  constructor_invocation: { at: lastPart, step: 'call' },
  postfix_expression: {
    at: (view, node) => (view.child(node, 'constructor_invocation') >= 0 ? last(view, node) : unknown),
  },
  conditional_expression: { at: choice },
  if_null_expression: { at: 'first' },
  list_literal: {
    at: (view, node) => held(view, node)[0] ?? LINK_TARGETS.array,
    step: (view, node) => (held(view, node).length > 0 ? 'array' : 'none'),
  },
  // Of a map it would have to be said what its keys are as well.
  set_or_map_literal: {
    at: (view, node) => (held(view, node).length === 1 ? held(view, node)[0]! : unknown),
    step: 'array',
  },
  scoped_identifier: { at: 'name' },
  qualified: { at: last },
  this: 'this',
  super: 'super',
  function_expression: 'function',
  function_type: 'function',
  void_type: 'null',
  string_literal: 'string',
  true: 'boolean',
  false: 'boolean',
  null_literal: 'null',
  decimal_integer_literal: 'int',
  hex_integer_literal: 'int',
  decimal_floating_point_literal: 'double',
  type_test_expression: 'boolean',
  equality_expression: 'boolean',
  logical_and_expression: 'boolean',
  logical_or_expression: 'boolean',
  relational_expression: 'boolean',
};
