import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { calleeOf, isIndex, isType, lastPart, nameOf, operand } from './nodes.ts';

const { unknown } = LINK_TARGETS;
type Hook = (view: TreeView, node: number) => number;

const only: Hook = (view, node) => (view.children(node).length === 1 ? view.first(node) : unknown);
const inner: Hook = (view, node) => view.children(node).find((child) => isType(view, child)) ?? unknown;
const held: Hook = (view, node) =>
  view
    .children(node)
    .filter((child) => isType(view, child))
    .at(-1) ?? unknown;

/** `a.self` is a. */
const member: Hook = (view, node) => {
  const name = nameOf(view, node);
  return name >= 0 && view.textOf(name) === 'self' ? view.field(node, 'target') : name >= 0 ? name : unknown;
};

const prefixed: Hook = (view, node) => {
  const sign = view.text[view.start(node)];
  if (sign === '.' || sign === '&') return view.field(node, 'target');
  return sign === '!' ? LINK_TARGETS.boolean : unknown;
};

const first: Hook = (view, node) => view.first(node);
/** `[Foo]()` makes an array, `[Key: Foo]()` a dictionary. */
const called: Hook = (view, node) => {
  const callee = operand(view, view.first(node));
  if (view.is(callee, 'array_literal')) return view.field(callee, 'element');
  if (view.is(callee, 'dictionary_literal')) return view.field(callee, 'value');
  return callee;
};

/** How expressions and types of Swift are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  navigation_expression: { at: member },
  call_expression: {
    at: called,
    step: (view, node) => {
      const callee = view.first(node);
      if (view.is(callee, 'array_literal')) return 'array';
      if (view.is(callee, 'dictionary_literal')) return 'entered';
      return isIndex(view, node) ? 'pointed' : 'call';
    },
  },
  constructor_expression: { at: calleeOf, step: 'call' },
  postfix_expression: { at: 'target' },
  prefix_expression: { at: prefixed },
  tuple_expression: { at: only },
  as_expression: { at: inner, step: 'construct' },
  nil_coalescing_expression: { at: 'value' },
  directly_assignable_expression: { at: first },
  array_literal: {
    at: (view, node) => (view.children(node).length === 1 ? view.first(node) : LINK_TARGETS.array),
    step: (view, node) => (view.children(node).length === 1 ? 'array' : 'none'),
  },
  self_expression: 'this',
  super_expression: 'super',
  lambda_literal: 'function',
  line_string_literal: 'string',
  multi_line_string_literal: 'string',
  integer_literal: 'int',
  real_literal: 'double',
  boolean_literal: 'boolean',
  check_expression: 'boolean',
  comparison_expression: 'boolean',
  equality_expression: 'boolean',
  conjunction_expression: 'boolean',
  disjunction_expression: 'boolean',
  user_type: { at: lastPart },
  optional_type: { at: 'wrapped' },
  array_type: { at: inner, step: 'array' },
  dictionary_type: { at: held, step: 'entered' },
  tuple_type: {
    at: (view, node) => (view.children(node).length === 1 ? view.at(node, ':tuple_type_item > :user_type') : unknown),
  },
  opaque_type: { at: inner },
  existential_type: { at: inner },
  type_annotation: { at: inner },
  function_type: 'function',
};
