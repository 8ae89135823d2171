import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** Kinds of nodes that name or make up a type. */
export const TYPES =
  'identifier|generic_name|qualified_name|alias_qualified_name|nullable_type|array_type|pointer_type|predefined_type|tuple_type|ref_type|scoped_type|function_pointer_type';

const { unknown, boolean, number, string, int, long, float, double } = LINK_TARGETS;

const PLAIN: Readonly<Record<string, number>> = {
  ...{ int, long, float, double, string, bool: boolean },
  object: LINK_TARGETS.any,
  ...{ byte: LINK_TARGETS.byte, short: LINK_TARGETS.short, char: LINK_TARGETS.char },
};
const inner = (view: TreeView, node: number): number => view.first(node);
const last = (view: TreeView, node: number): number => view.children(node).at(-1) ?? unknown;

/** `int`; numbers that have no word of their own are numbers of a kind that is not known. */
const predefined = (view: TreeView, node: number): number => PLAIN[view.textOf(node)] ?? number;

function integer(view: TreeView, node: number): number {
  const text = view.textOf(node);
  if (/^0b/i.test(text) || /^0x/i.test(text)) return /l$/i.test(text) || /u/i.test(text) ? number : int;
  if (/u/i.test(text)) return number;
  if (/l$/i.test(text)) return long;
  return Number(text.replaceAll('_', '')) > 2_147_483_647 ? number : int;
}

function fraction(view: TreeView, node: number): number {
  const text = view.textOf(node);
  if (/f$/i.test(text)) return float;
  return /m$/i.test(text) ? number : double;
}

/** `-1` is what it negates, `!x` a truth value; operators can be those of a type. */
function prefixed(view: TreeView, node: number): number {
  const operand = view.first(node);
  if (view.text[view.start(node)] === '!') return boolean;
  return /^(?:integer|real)_literal$/.test(view.kindOf(operand)) ? operand : unknown;
}

/** `x!` and `x++` are what `x` is. */
const COMPARING = /^(?:==|!=|<|>|<=|>=|&&|\|\||is)$/;

/** So deep are the parts of an expression looked at. */
const DEEP = 20;

function binary(view: TreeView, node: number): number {
  const [left, right] = [view.field(node, 'left'), view.field(node, 'right')];
  const operator = view.text
    .slice(view.end(left), view.start(right))
    .replace(/\/\*.*?\*\/|\/\/.*/g, '')
    .trim();
  if (COMPARING.test(operator)) return boolean;
  if (operator === '??') return left;
  return operator === '+' && isText(view, node) ? string : unknown;
}

/** True when a part of a sum is a text, which makes all of it one. */
function isText(view: TreeView, node: number, depth = 0): boolean {
  if (/string_(?:literal|expression)$/.test(view.kindOf(node))) return true;
  if (!view.is(node, 'binary_expression') || depth > DEEP) return false;
  return isText(view, view.field(node, 'left'), depth + 1) || isText(view, view.field(node, 'right'), depth + 1);
}

const NOTHING = /^(?:null_literal|throw_expression|default_expression)$/;

/** What both branches surely are. */
function conditional(view: TreeView, node: number): number {
  const [yes, no] = [view.field(node, 'consequence'), view.field(node, 'alternative')];
  if (NOTHING.test(view.kindOf(yes))) return no;
  if (NOTHING.test(view.kindOf(no)) || view.textOf(yes) === view.textOf(no)) return yes;
  if (view.is(yes, view.kindOf(no)) && /literal$/.test(view.kindOf(no))) return yes;
  const made = (one: number): string =>
    view.is(one, 'object_creation_expression') ? view.textOf(view.field(one, 'type')) : '';
  return made(yes) !== '' && made(yes) === made(no) ? yes : unknown;
}

/** The value of an argument; of one with a name, that name, which is said to have the value. */
function argument(view: TreeView, node: number): number {
  const name = view.field(node, 'name');
  return name >= 0 ? name : argumentValue(view, node);
}

/** What stands for the value in an argument. */
export function argumentValue(view: TreeView, node: number): number {
  const itself = view.child(node, '"this"');
  if (itself >= 0) return itself;
  const value = view.children(node).at(-1) ?? unknown;
  return value === view.field(node, 'name') ? unknown : value;
}

/** The first of what an array is made of, where all others are surely no more than that; else many of what is not known. */
function firstOf(view: TreeView, node: number): number {
  const all = view.children(view.child(node, 'initializer_expression'));
  const [first] = all;
  if (first === undefined) return LINK_TARGETS.array;
  const isAlike = all.every((one) => view.is(one, view.kindOf(first)) && /literal$/.test(view.kindOf(one)));
  return isAlike || all.length === 1 ? first : LINK_TARGETS.array;
}

const defaulted = (view: TreeView, node: number): number => {
  const type = view.field(node, 'type');
  return type >= 0 ? type : LINK_TARGETS.null;
};

/** How expressions and types of C# are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  member_access_expression: { at: 'name' },
  member_binding_expression: { at: 'name' },
  conditional_access_expression: { at: last },
  element_binding_expression: { at: (view, node) => view.field(view.parent(node), 'condition'), step: 'pointed' },
  invocation_expression: { at: 'function', step: 'call' },
  object_creation_expression: { at: 'type', step: 'construct' },
  array_creation_expression: { at: 'type' },
  implicit_array_creation_expression: {
    at: firstOf,
    step: (view, node) => (firstOf(view, node) === LINK_TARGETS.array ? 'none' : 'array'),
  },
  stackalloc_expression: { at: 'type' },
  element_access_expression: { at: 'expression', step: 'pointed' },
  cast_expression: { at: 'type', step: 'construct' },
  as_expression: { at: 'right', step: 'construct' },
  await_expression: { at: inner, step: 'await' },
  parenthesized_expression: { at: (view, node) => argumentValue(view, node) },
  checked_expression: { at: last },
  ref_expression: { at: inner },
  assignment_expression: { at: 'left' },
  with_expression: { at: inner },
  conditional_expression: { at: conditional },
  prefix_unary_expression: { at: prefixed },
  postfix_unary_expression: { at: inner },
  binary_expression: { at: binary },
  is_expression: 'boolean',
  is_pattern_expression: 'boolean',
  declaration_expression: { at: 'name' },
  declaration_pattern: { at: 'name' },
  default_expression: { at: defaulted, step: (view, node) => (view.field(node, 'type') >= 0 ? 'construct' : 'none') },
  argument: { at: argument },
  '"this"': 'this',
  '"base"': 'super',
  string_literal: 'string',
  verbatim_string_literal: 'string',
  raw_string_literal: 'string',
  interpolated_string_expression: 'string',
  character_literal: 'char',
  boolean_literal: 'boolean',
  null_literal: 'null',
  integer_literal: { at: integer },
  real_literal: { at: fraction },
  initializer_expression: 'array',
  collection_expression: 'array',
  lambda_expression: 'function',
  anonymous_method_expression: 'function',
  typeof_expression: 'type',
  anonymous_object_creation_expression: 'object',
  predefined_type: { at: predefined },
  generic_name: { at: inner },
  qualified_name: { at: 'name' },
  alias_qualified_name: { at: 'name' },
  nullable_type: { at: 'type' },
  array_type: { at: 'type', step: 'array' },
  pointer_type: { at: 'type' },
  ref_type: { at: 'type' },
  scoped_type: { at: 'type' },
  primary_constructor_base_type: { at: 'type' },
};
