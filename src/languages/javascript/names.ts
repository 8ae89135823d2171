import type { FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

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
 * `module.exports`, a prototype, or nothing that gives its members a home. For functions objects within such an object
 * count as well (`{ methods: { run() {} } }`), and what a call makes of an object (`createService({ list() {} })`).
 */
export function holderOf(view: TreeView, member: number): Holder {
  const nests = view.is(member, 'method_definition') || isFunction(view, view.field(member, 'value'));
  let value = view.parent(member);
  let isMade = false;
  for (;;) {
    const around = view.parent(value);
    const kind = view.kindOf(around);
    if (kind === 'variable_declarator') {
      const isWhole = !isMade || view.is(view.field(around, 'name'), 'identifier');
      return isWhole && view.field(around, 'value') === value ? 'constant' : '';
    }
    if (kind === 'export_statement') return 'default';
    if (kind === 'assignment_expression') return assigned(view, around, value);
    if (kind === 'arguments') {
      const call = view.parent(around);
      if (!PASSES_ON.test(view.textOf(view.field(call, 'function')))) {
        if (!nests || view.children(around).length > 1) return '';
        isMade = true;
      }
      value = call;
    } else if (nests && kind === 'pair') value = view.parent(around);
    else if (
      kind === 'await_expression' ||
      kind === 'as_expression' ||
      kind === 'satisfies_expression' ||
      kind === 'parenthesized_expression'
    ) {
      value = around;
    } else return '';
  }
}

function assigned(view: TreeView, assignment: number, value: number): Holder {
  const left = view.field(assignment, 'left');
  if (view.field(assignment, 'right') !== value || !view.is(left, 'member_expression')) return '';
  if (view.textOf(left) === 'module.exports') return 'exports';
  return view.textOf(view.field(left, 'property')) === 'prototype' ? 'prototype' : '';
}

/** `Foo` for a member of `Foo.prototype = {…}`, else ''. */
export function prototypeOwner(view: TreeView, member: number): string {
  const assignment = view.parent(view.parent(member));
  if (!view.is(assignment, 'assignment_expression')) return '';
  return view.textOf(view.field(view.field(assignment, 'left'), 'object'));
}

/** False for the function in `const Foo = memo(function Foo() {…})`: the constant stands for it. */
export function isOwnName(view: TreeView, expression: number): boolean {
  const call = view.parent(view.parent(expression));
  const declarator = view.is(call, 'call_expression') ? view.parent(call) : -1;
  if (!view.is(declarator, 'variable_declarator')) return true;
  return view.textOf(view.field(declarator, 'name')) !== view.textOf(view.field(expression, 'name'));
}
