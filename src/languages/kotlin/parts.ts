import type { FoundName, NameHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** The name that an identifier is; backticks are no part of it. */
export function named(view: TreeView, node: number): FoundName {
  const written = view.textOf(node);
  const text = written.replace(/^`(.+)`$/, '$1');
  return { node, start: view.start(node) + (written.length - text.length) / 2, text };
}

/** A part of `a.b`: the last one is called or written with the whole, what is before is read. */
export function lastPart(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(node);
  if (view.start(node) === view.start(whole)) return 'read';
  const around = view.parent(whole);
  if (view.is(around, 'call_expression') && view.first(around) === whole) return 'call';
  if (view.is(around, 'unary_expression')) return changed(view, whole);
  if (view.is(around, 'binary_expression')) return compared(view, whole);
  return view.is(around, 'assignment') && view.field(around, 'left') === whole ? 'write' : 'read';
}

/** `x++` and `--x` write x. */
export function changed(view: TreeView, node: number): FinalSlot {
  const unary = view.parent(node);
  return view.child(unary, '"++"') >= 0 || view.child(unary, '"--"') >= 0 ? 'write' : 'read';
}

/** In `f(name = value)` the first identifier is the name of a parameter. */
export function argument(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(node);
  return view.first(whole) === node && view.child(whole, '"="') >= 0 ? 'key' : 'read';
}

/** A part of `a.b.Outer.Inner`: packages before the type are no types. */
export function typePart(view: TreeView, node: number): FinalSlot {
  const last = view.children(view.parent(node)).findLast((part) => view.is(part, 'identifier')) === node;
  return last || /^`?\p{Lu}/u.test(view.textOf(node)) ? 'type' : 'read';
}

/** `f<T>(x)` and `f<T> { … }`, which the grammar may take for two comparisons: f is called, T a type. */
export function compared(view: TreeView, node: number): FinalSlot {
  const less = view.parent(node);
  const greater = view.parent(less);
  if (view.child(less, '"<"') < 0 || !view.is(greater, 'binary_expression') || view.child(greater, '">"') < 0) {
    return 'read';
  }
  if (view.field(greater, 'left') !== less) return 'read';
  let value = view.field(greater, 'right');
  const start = view.start(value);
  while (value >= 0 && view.start(value) === start) {
    if (view.is(value, 'parenthesized_expression') || view.is(value, 'lambda_literal')) {
      return view.field(less, 'left') === node ? 'call' : 'type';
    }
    value = view.first(value);
  }
  return 'read';
}

/** `$name` in a string of one line, which the grammar takes for a dollar and text. */
export const template: NameHook = (view, node) => {
  const start = view.start(node);
  if (view.text[start - 1] !== '$' || /^this\b/.test(view.textOf(node))) return [];
  const before = view.children(view.parent(node)).find((part) => view.end(part) === start);
  if (before === undefined || view.textOf(before) !== '$') return [];
  const [text] = /^[\p{L}_][\p{L}_\p{Nd}]*/u.exec(view.textOf(node)) ?? [''];
  return text === '' ? [] : [{ node: -1, start, text }];
};
