import type { TreeView } from '../tree-view.ts';
import { isFunction } from './names.ts';

/** The node around an expression, parentheses and a sign before it (`!function …`) left out. */
function around(view: TreeView, expression: number): number {
  let at = view.parent(expression);
  while (view.is(at, 'parenthesized_expression') || view.is(at, 'unary_expression')) at = view.parent(at);
  return at;
}

/** The function that is called in `(function () {})()` and `(function () {}).call(this)`, or -1. */
function calledFunction(view: TreeView, call: number): number {
  let callee = view.field(call, 'function');
  if (view.is(callee, 'member_expression')) callee = view.field(callee, 'object');
  while (view.is(callee, 'parenthesized_expression')) callee = view.first(callee);
  return isFunction(view, callee) ? callee : -1;
}

/**
 * What a function expression opens: 'module' when the whole of it is there to keep what it defines out of the global
 * scope - called where it stands at file level, or given to such a function or to `define`.
 */
export function functionScope(view: TreeView, node: number): 'module' | 'function' {
  if (/^async\b/.test(view.text.slice(view.start(node), view.start(node) + 6))) return 'function';
  let call = around(view, node);
  if (view.is(call, 'arguments')) {
    call = view.parent(call);
    const called = calledFunction(view, call);
    if (called < 0 && view.textOf(view.field(call, 'function')) !== 'define') return 'function';
  } else {
    if (view.is(call, 'member_expression')) call = around(view, call);
    if (!view.is(call, 'call_expression') || calledFunction(view, call) !== node) return 'function';
  }
  const statement = around(view, call);
  return view.is(statement, 'expression_statement') && view.is(view.parent(statement), 'program')
    ? 'module'
    : 'function';
}

const BLOCKS: ReadonlySet<string> = new Set([
  ...(['expression_statement', 'statement_block', 'if_statement', 'else_clause', 'try_statement'] as const),
  ...(['assignment_expression', 'sequence_expression', 'parenthesized_expression', 'catch_clause'] as const),
]);

/** The function that the statement of an expression is part of, or the root: the nearest node that is no block. */
export function bodyAround(view: TreeView, expression: number): number {
  let at = view.parent(expression);
  while (BLOCKS.has(view.kindOf(at))) at = view.parent(at);
  return at;
}

/** True at file level, in a block there, and in a function that stands for the file. */
export function isAtFileLevel(view: TreeView, expression: number): boolean {
  const body = bodyAround(view, expression);
  return view.is(body, 'program') || (isFunction(view, body) && functionScope(view, body) === 'module');
}

/** The name of the constructor function `this.x = …` stands in: `function Foo() {}`, `var Foo = function () {}`. */
export function constructorName(view: TreeView, assignment: number): string {
  const body = bodyAround(view, assignment);
  let name = view.field(body, 'name');
  if (view.is(body, 'function_expression')) {
    const holder = view.parent(body);
    if (view.is(holder, 'variable_declarator')) name = view.field(holder, 'name');
  } else if (!view.is(body, 'function_declaration')) return '';
  const text = view.textOf(name);
  return /^\p{Lu}/u.test(text) ? text : '';
}

/** True unless the function has set that field of `this` before. */
export function isFirst(view: TreeView, assignment: number): boolean {
  const left = view.textOf(view.field(assignment, 'left'));
  const before = view.text.slice(view.start(bodyAround(view, assignment)), view.start(assignment));
  for (let at = before.indexOf(left); at >= 0; at = before.indexOf(left, at + 1)) {
    if (/^\s*=[^=]/.test(before.slice(at + left.length, at + left.length + 9))) return false;
  }
  return true;
}
