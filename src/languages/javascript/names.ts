import type { FoundName, TreeView } from '../spec.ts';

/** Values that are functions, in either grammar. */
export const FUNCTION_VALUES = 'arrow_function|function_expression|generator_function';

/** True when the node is a function expression of any form. */
export function isFunction(view: TreeView, node: number): boolean {
  return view.is(node, 'arrow_function') || view.is(node, 'function_expression') || view.is(node, 'generator_function');
}

/** The file's `default`, named by the keyword that exports it. */
export function defaultName(view: TreeView, node: number): FoundName[] {
  const keyword = view.child(node, '"default"');
  const value = view.field(node, 'value');
  if (keyword < 0 || value < 0 || view.is(value, 'identifier')) return [];
  return [{ node: -1, start: view.start(keyword), text: 'default' }];
}

/** How the members of an object literal belong to the file, see {@link holderOf}. */
export type Holder = 'constant' | 'default' | 'exports' | 'prototype' | '';

/** Calls that give back the object they are given, more or less: `Object.freeze({…})`, `defineComponent({…})`. */
const PASSES_ON = /^(Object\.(freeze|seal|preventExtensions)|Vue\.extend|define[A-Z]\w*)$/;

/**
 * What the object literal around a member is the value of: a named constant or variable, `export default`,
 * `module.exports`, a prototype, or nothing that gives its members a home.
 */
export function holderOf(view: TreeView, member: number): Holder {
  let value = view.parent(member);
  for (;;) {
    const around = view.parent(value);
    const kind = around < 0 ? '' : view.kindOf(around);
    if (kind === 'variable_declarator') return view.field(around, 'value') === value ? 'constant' : '';
    if (kind === 'export_statement') return 'default';
    if (kind === 'assignment_expression') {
      const left = view.field(around, 'left');
      if (view.field(around, 'right') !== value || !view.is(left, 'member_expression')) return '';
      if (view.textOf(left) === 'module.exports') return 'exports';
      return view.textOf(view.field(left, 'property')) === 'prototype' ? 'prototype' : '';
    }
    if (kind === 'arguments') {
      const call = view.parent(around);
      if (!PASSES_ON.test(view.textOf(view.field(call, 'function')))) return '';
      value = call;
    } else if (/^(as|satisfies|parenthesized)_expression$/.test(kind)) value = around;
    else return '';
  }
}

/** `Foo` for a member of `Foo.prototype = {…}`, else ''. */
export function prototypeOwner(view: TreeView, member: number): string {
  if (holderOf(view, member) !== 'prototype') return '';
  const left = view.field(view.parent(view.parent(member)), 'left');
  return view.textOf(view.field(left, 'object'));
}
