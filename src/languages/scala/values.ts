import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const { unknown } = LINK_TARGETS;
const inner = (view: TreeView, node: number): number => view.first(node);
const last = (view: TreeView, node: number): number => view.children(node).at(-1) ?? unknown;

/** True for a node that is a name. */
export const isName = (view: TreeView, node: number): boolean =>
  view.is(node, 'identifier') || view.is(node, 'operator_identifier') || view.is(node, 'type_identifier');

/** The name in a type that says which one it is: `C` of `a.b.C[D] with E`; -1 for one without. */
export function mainName(view: TreeView, node: number): number {
  if (isName(view, node)) return node;
  if (view.is(node, 'generic_type')) return mainName(view, view.field(node, 'type'));
  if (view.is(node, 'compound_type')) return mainName(view, view.field(node, 'base'));
  if (view.is(node, 'annotated_type')) return mainName(view, view.first(node));
  return view.is(node, 'stable_type_identifier') ? mainName(view, last(view, node)) : -1;
}

/** The name that is called, and whether what is called with is not its first list. */
export function calleeOf(view: TreeView, call: number): { name: number; isLater: boolean } {
  let node = view.field(call, 'function');
  let isLater = false;
  while (view.is(node, 'call_expression') || view.is(node, 'generic_function')) {
    if (view.is(node, 'call_expression')) isLater = true;
    node = view.field(node, 'function');
  }
  if (view.is(node, 'field_expression')) node = view.field(node, 'field');
  return { name: isName(view, node) ? node : -1, isLater };
}

function word(view: TreeView, node: number): number {
  const text = view.textOf(node);
  return text === 'this' ? LINK_TARGETS.this : text === 'super' ? LINK_TARGETS.super : unknown;
}

/** `Outer.this` is an Outer. */
function field(view: TreeView, node: number): number {
  const name = view.field(node, 'field');
  return view.textOf(name) === 'this' ? view.field(node, 'value') : name;
}

const isCast = (view: TreeView, node: number): boolean =>
  view.textOf(view.field(view.field(node, 'function'), 'field')) === 'asInstanceOf';
const castTo = (view: TreeView, node: number): number =>
  isCast(view, node) ? view.first(view.field(node, 'type_arguments')) : view.field(node, 'function');

/** What `if` gives where one of its parts only throws. */
function chosen(view: TreeView, node: number): number {
  const [then, other] = [view.field(node, 'consequence'), view.field(node, 'alternative')];
  if (view.is(other, 'throw_expression')) return then;
  return view.is(then, 'throw_expression') && other >= 0 ? other : unknown;
}

/** How expressions and types of Scala are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  identifier: { at: word },
  field_expression: { at: field },
  call_expression: { at: 'function', step: 'call' },
  generic_function: { at: castTo, step: (view, node) => (isCast(view, node) ? 'construct' : 'none') },
  instance_expression: { at: inner, step: 'construct' },
  infix_expression: { at: 'operator', step: 'call' },
  parenthesized_expression: { at: inner },
  block: { at: last },
  indented_block: { at: last },
  ascription_expression: { at: last, step: 'construct' },
  if_expression: { at: chosen },
  string: 'string',
  interpolated_string_expression: 'string',
  integer_literal: 'int',
  floating_point_literal: 'double',
  boolean_literal: 'boolean',
  character_literal: 'char',
  null_literal: 'null',
  lambda_expression: 'function',
  case_block: 'function',
  generic_type: { at: 'type' },
  compound_type: { at: 'base' },
  annotated_type: { at: inner },
  lazy_parameter_type: { at: 'type' },
  repeated_parameter_type: { at: 'type', step: 'array' },
  stable_type_identifier: { at: last },
  stable_identifier: { at: last },
  singleton_type: { at: inner },
  function_type: 'function',
};
