import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { flow } from './flow.ts';
import { membersIn, parentType, selfType, thisType, typeAround, unnamedType } from './own-class.ts';

const NAMES = 'name|qualified_name|relative_name';
const inner = (view: TreeView, node: number): number => view.first(node);

/** The types in a field, also those of a union: each may be it. */
export function typesIn(view: TreeView, holder: number, field: string): number[] {
  const type = view.field(holder, field);
  if (type < 0) return [];
  return view.is(type, 'named_type') || view.is(type, 'optional_type') ? [type] : namedTypes(view, type);
}

function namedTypes(view: TreeView, type: number): number[] {
  return view
    .children(type)
    .flatMap((child) =>
      view.is(child, 'named_type') || view.is(child, 'optional_type') ? [child] : namedTypes(view, child),
    );
}

const typed = (of: string): LinkRule => ({ kind: 'type', of, from: (view, node) => typesIn(view, node, 'type') });
const returns: LinkRule = { kind: 'returns', of: 'name', from: (view, node) => typesIn(view, node, 'return_type') };

/** What an expression can give: both sides of `?:` and `??`, the arms of a `match`; `null` gives nothing to ask. */
export function branches(view: TreeView, node: number): number[] {
  switch (view.kindOf(node)) {
    case 'parenthesized_expression':
      return branches(view, view.first(node));
    case 'conditional_expression': {
      const body = view.field(node, 'body');
      const first = body < 0 ? view.field(node, 'condition') : body;
      return [...branches(view, first), ...branches(view, view.field(node, 'alternative'))];
    }
    case 'binary_expression':
      if (view.child(node, '"??"') < 0) return [node];
      return [...branches(view, view.field(node, 'left')), ...branches(view, view.field(node, 'right'))];
    case 'match_expression':
      return view
        .children(view.field(node, 'body'))
        .flatMap((arm) => branches(view, view.field(arm, 'return_expression')));
    case 'null':
    case 'throw_expression':
      return [];
    default:
      return node < 0 ? [] : [node];
  }
}

const given = (of: string, field: string): LinkRule => ({
  kind: 'value',
  of,
  from: (view, node) => {
    const value = view.field(node, field);
    const found = branches(view, value);
    // `null` has no members.
    return found.length > 0 || value < 0 ? found : [LINK_TARGETS.boolean];
  },
});

/** What is given to the variable of a loop: the variable and the expression. */
function loop(view: TreeView, node: number): { variable: number; source: number } {
  const [source = -1, second = -1] = view.children(node);
  const target = view.is(second, 'pair') ? (view.children(second)[1] ?? -1) : second;
  return { variable: view.is(target, 'by_ref') ? view.first(target) : target, source };
}

/** The variable that `instanceof` asks about, also where it is assigned there. */
function asked(view: TreeView, node: number): readonly number[] {
  let left = view.field(node, 'left');
  while (view.is(left, 'parenthesized_expression')) left = view.first(left);
  return [view.is(left, 'assignment_expression') ? view.field(left, 'left') : left];
}

/**
 * Names of a path are within each other: the first in what is around the place, around all after a backslash and in
 * `use`, or in what a group of `use` begins with.
 */
function around(view: TreeView, node: number): readonly number[] {
  const before = view.previous(node);
  if (view.is(before, 'namespace_name')) return view.children(before).slice(-1);
  if (view.is(before, 'name')) return [before];
  const path = pathOf(view, node);
  const holder = view.parent(path);
  if (view.is(holder, 'namespace_use_clause')) {
    const group = view.parent(holder);
    if (!view.is(group, 'namespace_use_group')) return [LINK_TARGETS.root];
    return view.children(view.child(view.parent(group), 'namespace_name')).slice(-1);
  }
  const isFull = view.is(holder, 'namespace_use_declaration') || view.text[view.start(path)] === '\\';
  return [isFull ? LINK_TARGETS.root : LINK_TARGETS.here];
}

/** The whole path that a name is in, or the name itself. */
function pathOf(view: TreeView, node: number): number {
  let path = node;
  for (const kind of ['namespace_name', 'qualified_name', 'relative_name']) {
    if (view.is(view.parent(path), kind)) path = view.parent(path);
  }
  return path;
}

function isInPath(view: TreeView, node: number): boolean {
  const path = pathOf(view, node);
  const holder = view.parent(path);
  if (view.is(holder, 'namespace_use_clause')) return view.field(holder, 'alias') !== node;
  return path !== node && !view.is(holder, 'namespace_definition');
}

/** Takes a variable along: `use` of a closure, `global`. */
function takesAlong(view: TreeView, node: number): boolean {
  const parent = view.parent(node);
  const list = view.is(parent, 'by_ref') ? view.parent(parent) : parent;
  return view.is(list, 'anonymous_function_use_clause') || view.is(list, 'global_declaration');
}

/** The function or method that a node is in the body of; -1 in one without a name. */
function functionAround(view: TreeView, node: number): number {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (view.is(at, 'method_declaration') || view.is(at, 'function_definition')) return at;
    if (view.is(at, 'anonymous_function')) return -1;
  }
  return -1;
}

/** What names what takes the arguments of a call. */
function calleeOf(view: TreeView, call: number): number {
  switch (view.kindOf(call)) {
    case 'function_call_expression':
      return view.field(call, 'function');
    case 'object_creation_expression':
    case 'attribute':
      return view.at(call, `:${NAMES}`);
    default:
      return view.field(call, 'name');
  }
}

/** The name that stands for a class without one. */
const unnamed = (view: TreeView, type: number): readonly number[] => membersIn(view, type).slice(0, 1);

/** A receiver may have one of several values. */
const member = (of: string, field: string): LinkRule => ({
  kind: 'member',
  of,
  from: (view, node) => branches(view, view.field(node, field)),
});

/**
 * What PHP says of names. Two links are of a name to itself: a type that `new` makes one of has the value that comes of
 * it, and a variable that a function takes from around it (`use`, `global`) has its own.
 */
export const links: NonNullable<LanguageSpec['links']> = {
  name: { kind: 'within', of: '.', from: around, when: isInPath },
  variable_name: { kind: 'value', of: '.', from: '.', when: takesAlong },
  object_creation_expression: {
    kind: 'value',
    of: `:${NAMES}`,
    from: '.',
    when: (view, node) => !isOwnClass(view, view.at(node, `:${NAMES}`)),
  },
  member_access_expression: member('name:name', 'object'),
  nullsafe_member_access_expression: member('name:name', 'object'),
  member_call_expression: member('name:name', 'object'),
  nullsafe_member_call_expression: member('name:name', 'object'),
  scoped_call_expression: member('name:name', 'scope'),
  scoped_property_access_expression: member('name > :name', 'scope'),
  class_constant_access_expression: {
    kind: 'member',
    of: (view, node) => view.children(node).slice(1),
    from: (view, node) => view.children(node).slice(0, 1),
  },
  argument: { kind: 'key', of: 'name', from: (view, node) => [calleeOf(view, view.parent(view.parent(node)))] },
  simple_parameter: typed('name'),
  variadic_parameter: { ...typed('name'), step: 'array' },
  property_promotion_parameter: [typed('name'), typed('name > :name')],
  property_element: {
    kind: 'type',
    of: 'name > :name',
    from: (view, node) => typesIn(view, view.parent(node), 'type'),
  },
  const_element: { kind: 'value', of: ':name', from: (view, node) => branches(view, view.children(node)[1] ?? -1) },
  enum_case: { kind: 'type', of: 'name', from: (view, node) => [view.field(view.parent(view.parent(node)), 'name')] },
  return_statement: {
    kind: 'result',
    of: (view, node) => view.field(functionAround(view, node), 'name'),
    from: (view, node) => branches(view, view.first(node)),
    // What a generator returns is not what its call gives.
    when: (view, node) => {
      const around = functionAround(view, node);
      return view.field(around, 'return_type') < 0 && !/\byield\b/.test(view.textOf(around));
    },
  },
  catch_clause: { kind: 'type', of: 'name', from: 'type > :named_type' },
  function_definition: [returns, flow],
  method_declaration: [returns, flow],
  anonymous_function: flow,
  program: flow,
  assignment_expression: given('left', 'right'),
  reference_assignment_expression: given('left', 'right'),
  augmented_assignment_expression: given('left', 'right'),
  static_variable_declaration: given('name', 'value'),
  foreach_statement: {
    kind: 'value',
    of: (view, node) => [loop(view, node).variable],
    from: (view, node) => [loop(view, node).source],
    step: 'element',
  },
  binary_expression: {
    kind: 'type',
    of: asked,
    from: 'right',
    when: (view, node) => view.child(node, '"instanceof"') >= 0,
  },
  class_declaration: [
    { kind: 'extends', of: 'name', from: `:base_clause > :${NAMES}` },
    { kind: 'implements', of: 'name', from: `:class_interface_clause > :${NAMES}` },
  ],
  interface_declaration: { kind: 'extends', of: 'name', from: `:base_clause > :${NAMES}` },
  enum_declaration: { kind: 'implements', of: 'name', from: `:class_interface_clause > :${NAMES}` },
  anonymous_class: [
    { kind: 'member', of: membersIn, from: (view, node) => [unnamedType(view, node)] },
    { kind: 'extends', of: unnamed, from: `:base_clause > :${NAMES}` },
    { kind: 'implements', of: unnamed, from: `:class_interface_clause > :${NAMES}` },
  ],
  use_as_clause: {
    kind: 'value',
    of: (view, node) =>
      view
        .children(node)
        .slice(1)
        .filter((child) => view.is(child, 'name')),
    from: (view, node) => view.children(node).slice(0, 1),
  },
  use_declaration: {
    kind: 'extends',
    of: (view, node) => {
      const type = view.parent(view.parent(node));
      return view.is(type, 'anonymous_class') ? unnamed(view, type) : [view.field(type, 'name')];
    },
    from: `:${NAMES}`,
  },
};

const isOwnClass = (view: TreeView, node: number): boolean => /^(?:self|static|parent)$/i.test(view.textOf(node));

/** `self`, `static` and `parent`; the type itself where one is made. */
function ownClass(view: TreeView, node: number): number {
  switch (view.textOf(node).toLowerCase()) {
    case 'self':
      return selfType(view, node);
    case 'static':
      return view.is(view.parent(node), 'object_creation_expression') ? selfType(view, node) : thisType(view, node);
    case 'parent':
      return parentType(view, node);
    default:
      return LINK_TARGETS.unknown;
  }
}

/** What is called; `f(...)` makes a function of it. */
const called =
  (field: string) =>
  (view: TreeView, node: number): number =>
    view.child(view.field(node, 'arguments'), 'variadic_placeholder') < 0
      ? view.field(node, field)
      : LINK_TARGETS.function;

/** Functions of PHP that give one of what their first argument holds, and those that give a list of the same. */
const ONE_OF = /^\\?(?:array_(?:shift|pop|find)|current|pos|end|reset|next|prev)$/i;
const SAME = /^\\?(?:array_(?:reverse|filter|values|slice|splice|unique|merge|diff|intersect)|iterator_to_array)$/i;
/** Those that can give anything, or hold it. */
const ANY =
  /^\\?(?:call_user_func(?:_array)?|forward_static_call(?:_array)?|func_get_args?|array_(?:reduce|search|map|combine|fill|fill_keys|pad|column|chunk|replace|merge_recursive|intersect_key|diff_key|key_first)|compact|debug_backtrace|get_object_vars|get_defined_vars|unserialize|constant|max|min)$/i;

/** What the first argument of a call is, where the call gives that or what it holds. */
function calledFunction(view: TreeView, node: number): number {
  const name = view.textOf(view.field(node, 'function'));
  if (ANY.test(name)) return LINK_TARGETS.unknown;
  const argument = ONE_OF.test(name) || SAME.test(name) ? view.first(view.field(node, 'arguments')) : -1;
  const value = view.is(argument, 'argument') && view.field(argument, 'name') < 0 ? view.first(argument) : -1;
  return value < 0 || view.is(value, 'variadic_unpacking') ? called('function')(view, node) : value;
}

function functionStep(view: TreeView, node: number): 'call' | 'element' | 'none' {
  const target = calledFunction(view, node);
  if (target < 0 || target === view.field(node, 'function')) return 'call';
  return ONE_OF.test(view.textOf(view.field(node, 'function'))) ? 'element' : 'none';
}

/** How expressions and types of PHP are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  variable_name: {
    at: (view, node) => (view.textOf(node) === '$this' ? thisType(view, node) : LINK_TARGETS.unknown),
    step: (view, node) =>
      view.textOf(node) === '$this' && view.is(typeAround(view, node), 'anonymous_class') ? 'construct' : 'none',
  },
  name: { at: ownClass },
  relative_scope: { at: ownClass },
  qualified_name: { at: (view, node) => view.children(node).at(-1) ?? LINK_TARGETS.unknown },
  relative_name: { at: (view, node) => view.children(node).at(-1) ?? LINK_TARGETS.unknown },
  named_type: { at: inner },
  optional_type: { at: inner },
  member_access_expression: { at: 'name' },
  nullsafe_member_access_expression: { at: 'name' },
  member_call_expression: { at: called('name'), step: 'call' },
  nullsafe_member_call_expression: { at: 'name', step: 'call' },
  scoped_call_expression: { at: called('name'), step: 'call' },
  scoped_property_access_expression: { at: 'name > :name' },
  class_constant_access_expression: { at: (view, node) => view.children(node)[1] ?? LINK_TARGETS.unknown },
  function_call_expression: { at: calledFunction, step: functionStep },
  object_creation_expression: {
    at: (view, node) => {
      const type = view.child(node, 'anonymous_class');
      return type < 0 ? view.at(node, `:${NAMES}`) : unnamedType(view, type);
    },
    step: 'construct',
  },
  subscript_expression: { at: inner, step: 'element' },
  parenthesized_expression: { at: inner },
  assignment_expression: { at: 'right' },
  clone_expression: { at: inner },
  string: 'string',
  encapsed_string: 'string',
  heredoc: 'string',
  nowdoc: 'string',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  array_creation_expression: 'array',
  anonymous_function: 'function',
  arrow_function: 'function',
};
