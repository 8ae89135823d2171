import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** Kinds of nodes that are types. */
export const TYPES =
  'type_identifier|generic_type|scoped_type_identifier|annotated_type|array_type|integral_type|floating_point_type|boolean_type';

const { unknown, boolean, number, string } = LINK_TARGETS;
const inner = (view: TreeView, node: number): number => view.first(node);
const last = (view: TreeView, node: number): number => view.children(node).at(-1) ?? unknown;
const primitive = (view: TreeView, node: number): number =>
  LINK_TARGETS[view.textOf(node) as 'byte' | 'short' | 'int' | 'long' | 'float' | 'double' | 'char'] ?? unknown;
const integer = (view: TreeView, node: number): number =>
  /l$/i.test(view.textOf(node)) ? LINK_TARGETS.long : LINK_TARGETS.int;
const fraction = (view: TreeView, node: number): number =>
  /f$/i.test(view.textOf(node)) ? LINK_TARGETS.float : LINK_TARGETS.double;

const WIDEST = [LINK_TARGETS.double, LINK_TARGETS.float, LINK_TARGETS.long, LINK_TARGETS.int];

/** So deep are the parts of an expression looked at. */
const DEEP = 20;

/** `-x` is a number, of the kind of a literal where it is one; `!x` a truth value. */
function unary(view: TreeView, node: number): number {
  if (view.textOf(view.field(node, 'operator')) === '!') return boolean;
  const operand = view.field(node, 'operand');
  return numberOf(view, operand) ?? number;
}

/**
 * The part of a sum that says what the sum is, where the other one is an integer that is written out, and the part shifted:
 * what that is as a number, or a text. -1 where both count.
 */
function promoted(view: TreeView, node: number): number {
  const operator = view.textOf(view.field(node, 'operator'));
  const [left, right] = [view.field(node, 'left'), view.field(node, 'right')];
  if (!/^(?:[-+*/%&|^]|<<|>>>?)$/.test(operator) || numberOf(view, node) !== undefined) return -1;
  if (operator === '+' && isText(view, node)) return -1;
  if (/^[<>]/.test(operator) || numberOf(view, right) === LINK_TARGETS.int) return left;
  return numberOf(view, left) === LINK_TARGETS.int ? right : -1;
}

/** More parts of a sum are not looked at. */
const MOST_PARTS = 6;

/** The parts of a sum, difference or product whose kind hangs on several of them; none for anything else. */
export function summands(view: TreeView, node: number): readonly number[] {
  if (view.is(node, 'parenthesized_expression')) return summands(view, view.first(node));
  if (!view.is(node, 'binary_expression') || isText(view, node)) return [];
  const parts = partsOf(view, node);
  const open = parts.filter((part) => numberOf(view, part) !== LINK_TARGETS.int);
  return open.length > 1 && parts.length <= MOST_PARTS ? parts : [];
}

function partsOf(view: TreeView, node: number, depth = 0): readonly number[] {
  if (view.is(node, 'parenthesized_expression')) return partsOf(view, view.first(node), depth);
  const operator = view.textOf(view.field(node, 'operator'));
  if (view.is(node, 'unary_expression') && /^[-+~]$/.test(operator))
    return partsOf(view, view.field(node, 'operand'), depth);
  if (!view.is(node, 'binary_expression') || !/^[-+*/%&|^]$/.test(operator) || depth > MOST_PARTS) return [node];
  return [view.field(node, 'left'), view.field(node, 'right')].flatMap((side) => partsOf(view, side, depth + 1));
}

function binary(view: TreeView, node: number): number {
  const part = promoted(view, node);
  if (part >= 0) return part;
  switch (view.textOf(view.field(node, 'operator'))) {
    case '+':
      return isText(view, node) ? string : (numberOf(view, node) ?? unknown);
    case '-':
    case '*':
    case '/':
    case '%':
    case '<<':
    case '>>':
    case '>>>':
      return numberOf(view, node) ?? number;
    case '&':
    case '|':
    case '^':
      return numberOf(view, node) ?? unknown;
    default:
      return boolean;
  }
}

/** The kind of number that only literals make: the widest of them, of a shift that of what is shifted. */
function numberOf(view: TreeView, node: number, depth = 0): number | undefined {
  if (depth > DEEP) return undefined;
  if (view.is(node, 'parenthesized_expression')) return numberOf(view, view.first(node), depth + 1);
  if (view.is(node, 'unary_expression')) return numberOf(view, view.field(node, 'operand'), depth + 1);
  if (view.is(node, 'character_literal')) return LINK_TARGETS.int;
  if (/_integer_literal$/.test(view.kindOf(node))) return integer(view, node);
  if (/_floating_point_literal$/.test(view.kindOf(node))) return fraction(view, node);
  if (!view.is(node, 'binary_expression')) return undefined;
  const operator = view.textOf(view.field(node, 'operator'));
  const left = numberOf(view, view.field(node, 'left'), depth + 1);
  if (/^(?:<<|>>>?)$/.test(operator)) return left;
  const right = numberOf(view, view.field(node, 'right'), depth + 1);
  if (left === undefined || right === undefined || !/^[-+*/%&|^]$/.test(operator)) return undefined;
  return WIDEST.find((one) => one === left || one === right);
}

/** True when a part of a sum is a text, which makes all of it one. */
function isText(view: TreeView, node: number, depth = 0): boolean {
  if (view.is(node, 'string_literal')) return true;
  if (!view.is(node, 'binary_expression') || depth > DEEP) return false;
  return isText(view, view.field(node, 'left'), depth + 1) || isText(view, view.field(node, 'right'), depth + 1);
}

/** What both branches surely are. */
function ternary(view: TreeView, node: number): number {
  const [yes, no] = [view.field(node, 'consequence'), view.field(node, 'alternative')];
  if (view.is(yes, 'null_literal')) return no;
  if (view.is(no, 'null_literal')) return yes;
  return view.is(yes, view.kindOf(no)) && /^(?:string|null)_literal$|^this$/.test(view.kindOf(no)) ? yes : unknown;
}

/** The element of an array type with one pair of brackets; links have no word for more. */
function element(view: TreeView, node: number): number {
  return brackets(view, node) === 1 ? view.field(node, 'element') : unknown;
}

function made(view: TreeView, node: number): number {
  return brackets(view, node) === 1 ? view.field(node, 'type') : unknown;
}

/** How many pairs of brackets stand directly in a node. */
export function brackets(view: TreeView, node: number): number {
  const counts = view.children(node).map((child) => {
    if (view.is(child, 'dimensions')) return view.textOf(child).split('[').length - 1;
    return view.is(child, 'dimensions_expr') ? 1 : 0;
  });
  return counts.reduce<number>((sum, count) => sum + count, 0);
}

/** `? extends Foo` gives a Foo, `? super Foo` takes one; of `?` nothing is known. */
const wildcard = (view: TreeView, node: number): number => view.children(node).at(-1) ?? unknown;

/** `Outer.this` is an Outer. */
function itself(view: TreeView, node: number): number {
  const around = view.parent(node);
  return view.is(around, 'field_access') && view.field(around, 'field') === node
    ? view.field(around, 'object')
    : LINK_TARGETS.this;
}

/** In `Outer.super.run()` it is that of one of several types. */
function above(view: TreeView, node: number): number {
  return view.field(view.parent(node), 'object') === node || view.is(view.parent(node), 'method_reference')
    ? LINK_TARGETS.super
    : unknown;
}

/** How expressions and types of Java are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  field_access: { at: 'field' },
  method_invocation: { at: 'name', step: 'call' },
  object_creation_expression: { at: 'type', step: 'construct' },
  array_creation_expression: { at: made, step: 'array' },
  array_access: { at: 'array', step: 'element' },
  cast_expression: { at: 'type', step: 'construct' },
  parenthesized_expression: { at: inner },
  assignment_expression: { at: 'left' },
  update_expression: { at: inner },
  ternary_expression: { at: ternary },
  unary_expression: { at: unary },
  binary_expression: { at: binary, step: (view, node) => (promoted(view, node) < 0 ? 'none' : 'await') },
  instanceof_expression: 'boolean',
  this: { at: itself },
  super: { at: above },
  string_literal: 'string',
  character_literal: 'char',
  true: 'boolean',
  false: 'boolean',
  null_literal: 'null',
  class_literal: 'type',
  decimal_integer_literal: { at: integer },
  hex_integer_literal: { at: integer },
  octal_integer_literal: { at: integer },
  binary_integer_literal: { at: integer },
  decimal_floating_point_literal: { at: fraction },
  hex_floating_point_literal: { at: fraction },
  array_initializer: 'array',
  lambda_expression: 'function',
  method_reference: 'function',
  integral_type: { at: primitive },
  floating_point_type: { at: primitive },
  boolean_type: 'boolean',
  generic_type: { at: inner },
  annotated_type: { at: last },
  scoped_type_identifier: { at: last },
  scoped_identifier: { at: 'name' },
  array_type: { at: element, step: 'array' },
  wildcard: { at: wildcard },
};
