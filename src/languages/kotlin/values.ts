import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const { unknown, boolean, string, number, type } = LINK_TARGETS;
const inner = (view: TreeView, node: number): number => view.first(node);

/** Kinds of nodes that are types. */
export const TYPES = 'user_type|nullable_type|parenthesized_type|function_type|non_nullable_type';

/** True for a node that is a type. */
export const isType = (view: TreeView, node: number): boolean =>
  node >= 0 && TYPES.split('|').some((kind) => view.is(node, kind));

/** The last name of a type: `C` of `a.b.C<D>`. */
export function lastName(view: TreeView, node: number): number {
  return view.children(node).findLast((child) => view.is(child, 'identifier')) ?? -1;
}

/** The name that is called; -1 when what is called has none. */
export function calleeOf(view: TreeView, call: number): number {
  const first = view.first(call);
  if (view.is(first, 'identifier')) return first;
  if (view.is(first, 'navigation_expression')) return view.children(first).at(-1) ?? -1;
  return view.is(first, 'call_expression') && isSameCall(view, call) ? calleeOf(view, first) : -1;
}

/** True for the part of a call that only adds a function after the brackets: `f(x) { … }`. */
export function isSameCall(view: TreeView, call: number): boolean {
  const first = view.first(call);
  return (
    view.child(call, 'annotated_lambda') >= 0 &&
    view.is(first, 'call_expression') &&
    view.child(first, 'value_arguments') >= 0 &&
    view.child(first, 'annotated_lambda') < 0
  );
}

/** Words that the grammar takes for names. */
function word(view: TreeView, node: number): number {
  switch (view.textOf(node)) {
    case 'true':
    case 'false':
      return boolean;
    case 'null':
      return LINK_TARGETS.null;
    default:
      return unknown;
  }
}

function navigation(view: TreeView, node: number): number {
  const last = view.children(node).at(-1) ?? unknown;
  if (view.child(node, '"::"') < 0) return last;
  return view.textOf(last) === 'class' ? type : LINK_TARGETS.function;
}

/** What a sum, a comparison, or `a ?: b` is. */
function binary(view: TreeView, node: number): number {
  const [left = -1, right = -1] = [view.field(node, 'left'), view.field(node, 'right')];
  const operator = view.text
    .slice(view.end(left), view.start(right))
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .trim();
  switch (operator) {
    case '?:':
      return left;
    case '+':
      return view.is(left, 'string_literal') ? string : unknown;
    case '==':
    case '!=':
    case '===':
    case '!==':
    case '&&':
    case '||':
    case '<=':
    case '>=':
      return boolean;
    default:
      return /^[-*/%]$/.test(operator) && (isNumber(view, left) || isNumber(view, right)) ? number : unknown;
  }
}

const isNumber = (view: TreeView, node: number): boolean =>
  view.is(node, 'number_literal') || view.is(node, 'float_literal');

const leaves = (view: TreeView, node: number): boolean => {
  const last = view.is(node, 'block') ? view.children(node).at(-1) : node;
  return last !== undefined && /^(?:return|throw|break|continue)\b/.test(view.textOf(last));
};
const lastOf = (view: TreeView, node: number): number =>
  view.is(node, 'block') ? (view.children(node).at(-1) ?? unknown) : node;

/** What `if` gives where one of its parts leaves; other parts may be of other types. */
function chosen(view: TreeView, node: number): number {
  const [, then, other] = view.children(node);
  if (then === undefined || other === undefined) return unknown;
  if (leaves(view, other)) return lastOf(view, then);
  return leaves(view, then) ? lastOf(view, other) : unknown;
}

/** What `try` gives where all that is caught leaves. */
function tried(view: TreeView, node: number): number {
  const [block, ...others] = view.children(node);
  const caught = others.filter((one) => view.is(one, 'catch_block'));
  const leave = caught.every((one) => leaves(view, view.children(one).at(-1) ?? -1));
  return block !== undefined && leave ? lastOf(view, block) : unknown;
}

/** `x!!` and `-x` are what x is, `!x` is a truth value. */
function unary(view: TreeView, node: number): number {
  const argument = view.field(node, 'argument');
  return view.text[view.start(node)] === '!' && view.start(node) < view.start(argument) ? boolean : argument;
}

/** `3L`, `1.5f`. */
function numeric(view: TreeView, node: number): number {
  const text = view.textOf(node);
  if (/u/i.test(text) && !/^0x/i.test(text)) return number;
  if (/l$/i.test(text)) return LINK_TARGETS.long;
  return /^0[xb]/i.test(text) ? LINK_TARGETS.int : /f$/i.test(text) ? LINK_TARGETS.float : LINK_TARGETS.int;
}

function thisOf(view: TreeView, node: number): number {
  const label = view.child(node, 'identifier');
  return label >= 0 ? label : LINK_TARGETS.this;
}

function superOf(view: TreeView, node: number): number {
  const named = view.child(node, 'user_type');
  if (named >= 0) return named;
  return view.child(node, 'identifier') >= 0 ? unknown : LINK_TARGETS.super;
}

/** What `object : Foo() { … }` is at least. */
function made(view: TreeView, node: number): number {
  const first = view.at(node, ':delegation_specifiers > :delegation_specifier');
  const call = view.child(first, 'constructor_invocation');
  return view.at(call >= 0 ? call : first, ':user_type');
}

/** How expressions and types of Kotlin are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  identifier: { at: word },
  navigation_expression: { at: navigation },
  call_expression: { at: inner, step: (view, node) => (isSameCall(view, node) ? 'none' : 'call') },
  infix_expression: { at: (view, node) => view.children(node)[1] ?? unknown, step: 'call' },
  index_expression: { at: inner, step: 'pointed' },
  parenthesized_expression: { at: inner },
  labeled_expression: { at: (view, node) => view.children(node).at(-1) ?? unknown },
  annotated_expression: { at: (view, node) => view.children(node).at(-1) ?? unknown },
  as_expression: { at: 'right', step: 'construct' },
  if_expression: { at: chosen },
  try_expression: { at: tried },
  is_expression: 'boolean',
  in_expression: 'boolean',
  binary_expression: { at: binary },
  unary_expression: { at: unary },
  this_expression: { at: thisOf },
  super_expression: { at: superOf },
  object_literal: { at: made, step: 'construct' },
  string_literal: 'string',
  multiline_string_literal: 'string',
  character_literal: 'char',
  number_literal: { at: numeric },
  float_literal: 'double',
  lambda_literal: 'function',
  annotated_lambda: 'function',
  anonymous_function: 'function',
  callable_reference: 'function',
  user_type: { at: lastName },
  nullable_type: { at: inner },
  parenthesized_type: { at: inner },
  function_type: 'function',
  type_projection: { at: (view, node) => view.children(node).at(-1) ?? unknown },
};
