import type { TreeView } from '../tree-view.ts';

/** What a call calls when that is a plain name: `def`, `alias`, `if`; else ''. */
export function macroOf(view: TreeView, call: number): string {
  if (!view.is(call, 'call')) return '';
  const target = view.field(call, 'target');
  return view.is(target, 'identifier') ? view.textOf(target) : '';
}

/** The arguments of a call, options included. */
export const argumentsOf = (view: TreeView, call: number): number[] => view.children(view.child(call, 'arguments'));

/** The value of an option of a call: `for` in `defimpl P, for: T`; -1 when it has none. */
export function option(view: TreeView, call: number, name: string): number {
  const options = argumentsOf(view, call).at(-1) ?? -1;
  if (!view.is(options, 'keywords')) return -1;
  const pair = view.children(options).find((one) => keyOf(view, one) === name);
  return pair === undefined ? -1 : view.field(pair, 'value');
}

/** The key of `key: value`. */
export const keyOf = (view: TreeView, pair: number): string =>
  view
    .textOf(view.field(pair, 'key'))
    .replace(/\s*:\s*$/, '')
    .replace(/^"(.*)"$/s, '$1');

/** The operator of an expression among those that the spec has for tokens, else ''. */
export const operatorOf = (view: TreeView, node: number): string => view.textOf(view.field(node, 'operator'));

/** The call that `@name value` is made of, or -1; of `@name` alone too. */
export function attribute(view: TreeView, node: number): number {
  return view.is(node, 'unary_operator') && operatorOf(view, node) === '@' ? view.field(node, 'operand') : -1;
}

/** The name of the attribute that is set by `@name value`, else ''. */
export const attributeName = (view: TreeView, node: number): string => macroOf(view, attribute(view, node));

const FUNCTIONS = new Set(['def', 'defp', 'defmacro', 'defmacrop', 'defguard', 'defguardp', 'defdelegate']);

/** True for `def … do` and its like. */
export const isFunction = (view: TreeView, call: number): boolean => FUNCTIONS.has(macroOf(view, call));

/** What a function is defined with, without guard: `name(a, b)`, `name`, `a + b`; -1 when there is nothing. */
export function headOf(view: TreeView, call: number): number {
  const first = argumentsOf(view, call)[0] ?? -1;
  return operatorOf(view, first) === 'when' ? view.field(first, 'left') : first;
}

/** Where the name in a head is, and its text; undefined when only the running program knows it. */
export function nameIn(view: TreeView, head: number): { node: number; start: number; text: string } | undefined {
  const node = view.is(head, 'call') ? view.field(head, 'target') : head;
  if (view.is(node, 'identifier')) {
    const text = view.textOf(node);
    return text === 'unquote' ? undefined : { node, start: view.start(node), text };
  }
  if (view.is(head, 'binary_operator')) {
    const from = view.end(view.field(head, 'left'));
    const between = view.text.slice(from, view.start(view.field(head, 'right')));
    return { node: -1, start: from + between.search(/\S|$/), text: between.trim() };
  }
  if (!view.is(head, 'unary_operator')) return undefined;
  const start = view.start(head);
  return { node: -1, start, text: view.text.slice(start, view.start(view.field(head, 'operand'))).trim() };
}

/** Name and arity of what a call defines, as one text: `defp` and `def` can not have the same. */
function signatureOf(view: TreeView, call: number): string {
  if (!isFunction(view, call)) return '';
  const head = headOf(view, call);
  const name = nameIn(view, head);
  if (!name) return '';
  const arity = view.is(head, 'call') ? argumentsOf(view, head).length : view.is(head, 'binary_operator') ? 2 : 0;
  return `${name.text}/${view.is(head, 'unary_operator') ? 1 : arity}`;
}

/** The next or previous clause of the same function, or -1. Attributes may stand between: `@doc false`. */
function clause(view: TreeView, call: number, step: (node: number) => number): number {
  let at = step(call);
  while (attribute(view, at) >= 0) at = step(at);
  return at >= 0 && signatureOf(view, at) === signatureOf(view, call) ? at : -1;
}

/** True for a clause after the first: `def f(0), do: 1` then `def f(n), do: …`. */
export const isLaterClause = (view: TreeView, call: number): boolean =>
  isFunction(view, call) && signatureOf(view, call) !== '' && clause(view, call, view.previous) >= 0;

/** The last clause of the function that begins with this one. */
export function lastClause(view: TreeView, call: number): number {
  let last = call;
  for (let at = clause(view, last, view.next); at >= 0; at = clause(view, last, view.next)) last = at;
  return last;
}
