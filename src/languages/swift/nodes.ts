import type { TreeView } from '../tree-view.ts';

const TYPES =
  /^(?:user_type|optional_type|array_type|dictionary_type|function_type|tuple_type|opaque_type|existential_type|metatype|protocol_composition_type)$/;
/** Operations that the grammar takes for what stands before a dot: in `a + b.c` the member is of `b`. */
const OPERATIONS: Readonly<Record<string, string>> = {
  additive_expression: 'rhs',
  multiplicative_expression: 'rhs',
  comparison_expression: 'rhs',
  equality_expression: 'rhs',
  conjunction_expression: 'rhs',
  disjunction_expression: 'rhs',
  bitwise_operation: 'rhs',
  range_expression: 'end',
  infix_expression: 'rhs',
  nil_coalescing_expression: 'if_nil',
  ternary_expression: 'if_false',
};

/** True when a text ends where a value begins: after `=`, with the words that go on to the whole expression. */
export const isBeforeValue = (text: string): boolean =>
  /=\s*(?:(?:try[?!]?|await|unsafe|consume|copy)\s+)*$/.test(text);

/** True for a node that is a written type. */
export const isType = (view: TreeView, node: number): boolean => TYPES.test(view.kindOf(node));

/** What a member or a call directly before a place is of. */
export function operand(view: TreeView, node: number): number {
  let at = node;
  for (;;) {
    const last = OPERATIONS[view.kindOf(at)];
    const isSign = view.is(at, 'prefix_expression') && view.text[view.start(at)] !== '.';
    const inner = last === undefined ? (isSign ? view.field(at, 'target') : -1) : view.field(at, last);
    if (inner < 0) return at;
    at = inner;
  }
}

/** The name that is called, or -1: of a function, a member or a type. */
export function calleeOf(view: TreeView, call: number): number {
  if (view.is(call, 'constructor_expression')) return lastPart(view, view.field(call, 'constructed_type'));
  return nameOf(view, operand(view, view.first(call)));
}

/** The name that an expression is, or ends with. */
export function nameOf(view: TreeView, node: number): number {
  switch (view.kindOf(node)) {
    case 'simple_identifier':
      return node;
    case 'navigation_expression':
      return view.at(node, 'suffix > suffix:simple_identifier');
    case 'prefix_expression':
      return view.text[view.start(node)] === '.' ? view.at(node, 'target:simple_identifier') : -1;
    default:
      return -1;
  }
}

/** The last part of `A.B`. */
export function lastPart(view: TreeView, type: number): number {
  return view.children(type).findLast((child) => view.is(child, 'type_identifier')) ?? -1;
}

/** True for `a[b]`, which has the form of a call. */
export function isIndex(view: TreeView, call: number): boolean {
  const values = view.at(call, ':call_suffix > :value_arguments');
  return values >= 0 && view.text[view.start(values)] === '[';
}

/** An argument of a call: its label (-1 none), and what it is given; `trailing` for a closure after the brackets. */
export interface Argument {
  label: number;
  value: number;
  trailing: boolean;
}

/** The arguments of a call, in order. */
export function argumentsOf(view: TreeView, call: number): Argument[] {
  const suffix = view.is(call, 'constructor_expression')
    ? view.child(call, 'constructor_suffix')
    : view.child(call, 'call_suffix');
  const found: Argument[] = [];
  let label = -1;
  for (const child of view.children(suffix)) {
    if (view.is(child, 'value_arguments')) {
      for (const one of view.children(child)) {
        if (!view.is(one, 'value_argument')) continue;
        const own = view.at(one, ':value_argument_label > :simple_identifier');
        found.push({ label: own, value: view.field(one, 'value'), trailing: false });
      }
    } else if (view.is(child, 'simple_identifier')) label = child;
    else if (view.is(child, 'lambda_literal')) {
      found.push({ label, value: child, trailing: true });
      label = -1;
    }
  }
  return found;
}

/** The name of a parameter, its label (-1 where arguments have none) and its type. */
export function parameterOf(view: TreeView, node: number): { name: number; label: number | 'name'; type: number } {
  const external = view.field(node, 'external_name');
  const name = view.field(node, 'name');
  const type = view.children(node).find((child) => child > name && isType(view, child)) ?? -1;
  return { name, type, label: external < 0 ? 'name' : view.textOf(external) === '_' ? -1 : external };
}

/** The call that a closure is an argument of, and which. */
export function givenTo(view: TreeView, closure: number): { call: number; index: number } | undefined {
  let at = view.parent(closure);
  while (/^(?:value_argument|value_arguments|call_suffix|constructor_suffix)$/.test(view.kindOf(at)))
    at = view.parent(at);
  if (!/^(?:call|constructor)_expression$/.test(view.kindOf(at))) return undefined;
  const index = argumentsOf(view, at).findIndex(({ value }) => value === closure);
  return index < 0 ? undefined : { call: at, index };
}
