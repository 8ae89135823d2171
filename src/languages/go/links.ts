import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { firstMember, isAnonymous, typeAround } from './anonymous-types.ts';
import { fieldKey, namedLiteral, writtenLiteral } from './literals.ts';
import { indexesOf, typeWritten } from './ranges.ts';
import { narrowedUses } from './type-switch.ts';

const inner = (view: TreeView, node: number): number => view.first(node);

/** The types of the results of a function, in order: one for each name where they have names. */
function resultsOf(view: TreeView, func: number): number[] {
  const result = view.field(func, 'result');
  if (!view.is(result, 'parameter_list')) return result < 0 ? [] : [result];
  return view.children(result).flatMap((declaration) => {
    const type = view.field(declaration, 'type');
    const names = view.children(declaration).filter((child) => view.is(child, 'identifier')).length;
    return Array.from({ length: Math.max(1, names) }, () => type);
  });
}

/** The function that is written as the value or the type of a variable, field or type; or -1. */
function functionOf(view: TreeView, node: number): number {
  const written = view.at(node, 'type:function_type');
  if (written >= 0) return written;
  const value = view.at(node, 'value:expression_list');
  const only = view.is(node, 'short_var_declaration') ? view.field(node, 'right') : value;
  const first = view.first(only);
  return view.is(first, 'func_literal') && view.children(only).length === 1 ? first : -1;
}

/** The function that is written where it is called: `func() T {…}()`; or -1. */
function calledLiteral(view: TreeView, call: number): number {
  let called = view.is(call, 'call_expression') ? view.field(call, 'function') : -1;
  while (view.is(called, 'parenthesized_expression')) called = view.first(called);
  return view.is(called, 'func_literal') ? called : -1;
}

const LITERAL = /^(?:int|float|imaginary|rune|\w+_string)_literal$/;
const isPair = (view: TreeView, node: number): boolean =>
  (view.is(node, 'parenthesized_expression') && isPair(view, view.first(node))) ||
  view.is(node, 'index_expression') ||
  view.is(node, 'type_assertion_expression') ||
  (view.is(node, 'unary_expression') && view.child(node, '"<-"') >= 0);

/** `v, ok := m[k]`, `x.(T)` or `<-c`: only the first has the value. */
function isCommaOk(view: TreeView, list: number): boolean {
  const values = view.is(list, 'expression_list') ? view.children(list) : [list];
  return values.length === 1 && isPair(view, values[0]!);
}

const names = (view: TreeView, node: number): number[] =>
  view.children(node).filter((child) => view.is(child, 'identifier') || view.is(child, 'field_identifier'));
const lefts = (view: TreeView, node: number): number[] => view.children(view.field(node, 'left'));
const listed = (view: TreeView, list: number): number[] =>
  list < 0 ? [] : view.is(list, 'expression_list') ? view.children(list) : [list];

/** False where the type is written, and of a literal that has no members. */
function saysMore(view: TreeView, node: number, field: string): boolean {
  const values = listed(view, view.field(node, field));
  return view.field(node, 'type') < 0 && !(values.length === 1 && LITERAL.test(view.kindOf(values[0]!)));
}

/** Names on the left that are given values on the right. */
function given(of: (view: TreeView, node: number) => number[], field: string): readonly LinkRule[] {
  const from = (view: TreeView, node: number): number[] => {
    const values = listed(view, view.field(node, field));
    const literal = values.length === 1 ? calledLiteral(view, values[0]!) : -1;
    return literal < 0 ? values : resultsOf(view, literal);
  };
  return [
    {
      kind: 'value',
      of,
      from,
      paired: true,
      when: (view, node) => saysMore(view, node, field) && !isCommaOk(view, view.field(node, field)),
    },
    {
      kind: 'value',
      of: (view, node) => of(view, node).slice(0, 1),
      from,
      when: (view, node) => saysMore(view, node, field) && isCommaOk(view, view.field(node, field)),
    },
  ];
}

const typed: LinkRule = { kind: 'type', of: names, from: 'type' };
const typeOf = (view: TreeView, node: number): number => view.field(node, 'type');
/** What `range` over the names gives first. */
const ranged = (of: LinkRule['of'], type = typeOf): LinkRule => ({
  kind: 'index',
  of,
  from: (view, node) => indexesOf(view, type(view, node)),
});
const rangedResult = ranged('name', (view, node) => resultsOf(view, node)[0] ?? -1);
/** The same of names that are given values where they are defined. */
const rangedValues =
  (of: (view: TreeView, node: number) => number[], field: string): LinkHook =>
  (view, node, say) => {
    const [subjects, values] = [of(view, node), listed(view, view.field(node, field))];
    if (view.field(node, 'type') >= 0 || subjects.length !== values.length) return;
    for (const [i, subject] of subjects.entries()) {
      for (const index of indexesOf(view, typeWritten(view, values[i]!))) say(subject, 'index', index);
    }
  };
const returns: LinkRule = { kind: 'returns', of: 'name', from: resultsOf };
const returnsAsValue = (of: LinkRule['of']): LinkRule => ({
  kind: 'returns',
  of,
  from: (view, node) => resultsOf(view, functionOf(view, node)),
  when: (view, node) => functionOf(view, node) >= 0,
});

/** The types that a struct embeds. */
function embedded(view: TreeView, struct: number): number[] {
  return view
    .children(view.child(struct, 'field_declaration_list'))
    .filter((field) => view.field(field, 'name') < 0)
    .map((field) => view.field(field, 'type'));
}

/** The members of a type without a name are those of its first one, which stands for it. */
const ofAnonymous: LinkRule = {
  kind: 'member',
  of: names,
  from: (view, node) => [firstMember(view, typeAround(view, node))],
  when: (view, node) => isAnonymous(view, typeAround(view, node)),
};

/** Constants of a group that are given nothing have what those before them are given. */
function constantSource(view: TreeView, node: number): number {
  let spec = node;
  while (spec >= 0 && view.field(spec, 'type') < 0 && view.field(spec, 'value') < 0) spec = view.previous(spec);
  return view.is(spec, 'const_spec') ? spec : -1;
}

const constants: readonly LinkRule[] = [
  { kind: 'type', of: names, from: (view, node) => allOf(view.field(constantSource(view, node), 'type')) },
  {
    kind: 'value',
    of: names,
    from: (view, node) => listed(view, view.field(constantSource(view, node), 'value')),
    paired: true,
    when: (view, node) => saysMore(view, constantSource(view, node), 'value'),
  },
];
const allOf = (node: number): number[] => (node < 0 ? [] : [node]);

/** A struct or an interface has the members of what it embeds. */
const holding: readonly LinkRule[] = [
  { kind: 'extends', of: 'name', from: (view, node) => embedded(view, view.at(node, 'type:struct_type')) },
  { kind: 'extends', of: 'name', from: 'type:interface_type > :type_elem' },
];

/** What Go says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  selector_expression: { kind: 'member', of: 'field', from: 'operand' },
  qualified_type: { kind: 'member', of: 'name', from: 'package' },
  keyed_element: [
    { kind: 'member', of: fieldKey, from: writtenLiteral },
    { kind: 'member', of: fieldKey, from: namedLiteral, step: 'element' },
  ],
  function_declaration: [returns, rangedResult],
  method_declaration: [returns, rangedResult],
  method_elem: [returns, rangedResult, ofAnonymous],
  parameter_declaration: [typed, returnsAsValue(names), ranged(names)],
  variadic_parameter_declaration: { ...typed, step: 'array' },
  type_parameter_declaration: { ...typed, kind: 'extends' },
  field_declaration: [typed, returnsAsValue(names), ranged(names), ofAnonymous],
  struct_type: {
    kind: 'extends',
    of: (view, node) => [firstMember(view, node)],
    from: (view, node) => embedded(view, node),
    when: isAnonymous,
  },
  var_spec: [typed, ...given(names, 'value'), returnsAsValue(names), ranged(names), rangedValues(names, 'value')],
  const_spec: constants,
  short_var_declaration: [...given(lefts, 'right'), returnsAsValue(lefts), rangedValues(lefts, 'right')],
  receive_statement: given(lefts, 'right'),
  range_clause: [
    { kind: 'first', of: (view, node) => lefts(view, node).slice(0, 1), from: 'right', step: 'element' },
    { kind: 'value', of: (view, node) => lefts(view, node).slice(1, 2), from: 'right', step: 'element' },
  ],
  type_switch_statement: { kind: 'value', of: 'alias > :identifier', from: 'value' },
  type_case: {
    kind: 'type',
    of: narrowedUses,
    from: 'type',
    // Of several types, and of nil, the name has the type of the value.
    when: (view, node) => {
      const types = view.children(node).filter((child) => !view.is(child, 'statement_list'));
      return types.length === 1 && view.textOf(types[0]!) !== 'nil';
    },
  },
  type_spec: [
    ...holding,
    { kind: 'extends', of: 'name', from: 'type', when: (view, node) => !hasOwnBody(view, node) },
    returnsAsValue('name'),
    ranged('name'),
  ],
  type_alias: [...holding, { kind: 'type', of: 'name', from: 'type' }, returnsAsValue('name'), ranged('name')],
  // `make[int](1)` is written as a call of an element.
  call_expression: {
    kind: 'typeArgument',
    of: 'function:index_expression > operand',
    from: 'function:index_expression > index',
    when: (view, node) => !LITERAL.test(view.kindOf(view.at(node, 'function:index_expression > index'))),
  },
  generic_type: { kind: 'typeArgument', of: 'type', from: 'type_arguments > :type_elem' },
  // `var f = make[int]` is written as an element, too.
  index_expression: {
    kind: 'typeArgument',
    of: 'operand',
    from: 'index',
    when: (view, node) => view.is(view.parent(view.parent(node)), 'var_spec'),
  },
  type_instantiation_expression: {
    kind: 'typeArgument',
    of: 'type',
    from: (view, node) => view.children(node).filter((child) => child !== view.field(node, 'type')),
  },
};

const hasOwnBody = (view: TreeView, spec: number): boolean =>
  /^(?:struct|interface|function)_type$/.test(view.kindOf(view.field(spec, 'type')));

const COMPARES = ['==', '!=', '<', '<=', '>', '>=', '&&', '||'];
/** The tokens that these rules look for. */
export const tokens: readonly string[] = [...COMPARES, '<-'];
/** A comparison is a truth value; what both sides are is the type of all else, where one can be an untyped constant. */
function binary(view: TreeView, node: number): number {
  if (COMPARES.some((token) => view.child(node, `"${token}"`) >= 0)) return LINK_TARGETS.boolean;
  const left = view.field(node, 'left');
  return LITERAL.test(view.kindOf(left)) ? view.field(node, 'right') : left;
}

/** `new(T)`, `make(T)` and `append(list)` are what they are given first. */
const GIVES_FIRST = /^(?:new|make|append|min|max)$/;
const isOfFirst = (view: TreeView, node: number): boolean => {
  const called = view.field(node, 'function');
  return view.is(called, 'identifier') && GIVES_FIRST.test(view.textOf(called));
};

/** How expressions and types of Go are made of others. A pointer has the members of what it points to. */
export const values: NonNullable<LanguageSpec['values']> = {
  selector_expression: { at: 'field' },
  qualified_type: { at: 'name' },
  call_expression: {
    at: (view, node) =>
      isOfFirst(view, node) ? (view.first(view.field(node, 'arguments')) ?? -1) : view.field(node, 'function'),
    step: (view, node) => (isOfFirst(view, node) ? 'none' : 'call'),
  },
  type_conversion_expression: { at: 'type', step: 'call' },
  composite_literal: { at: 'type' },
  type_assertion_expression: { at: 'type' },
  index_expression: { at: 'operand', step: 'element' },
  type_instantiation_expression: { at: 'type' },
  slice_expression: { at: 'operand' },
  unary_expression: {
    at: 'operand',
    step: (view, node) => (view.child(node, '"<-"') >= 0 ? 'element' : 'none'),
  },
  binary_expression: { at: binary },
  struct_type: { at: firstMember },
  interface_type: { at: firstMember },
  parenthesized_expression: { at: inner },
  parenthesized_type: { at: inner },
  pointer_type: { at: inner },
  slice_type: { at: 'element', step: 'array' },
  array_type: { at: 'element', step: 'array' },
  implicit_length_array_type: { at: 'element', step: 'array' },
  channel_type: { at: 'value', step: 'array' },
  map_type: { at: 'value', step: 'array' },
  generic_type: { at: 'type' },
  type_constraint: { at: onlyOne },
  type_elem: { at: onlyOne },
  literal_element: { at: inner },
  // What calling it gives is only known of names that it is given to.
  function_type: { at: () => LINK_TARGETS.unknown },
  func_literal: { at: () => LINK_TARGETS.unknown },
  interpreted_string_literal: 'string',
  raw_string_literal: 'string',
  int_literal: 'number',
  float_literal: 'number',
  imaginary_literal: 'number',
  rune_literal: 'number',
  iota: 'number',
  true: 'boolean',
  false: 'boolean',
};

/** Of a union nothing can be said. */
function onlyOne(view: TreeView, node: number): number {
  const members = view.children(node);
  return members.length === 1 && !view.is(members[0]!, 'negated_type') ? members[0]! : LINK_TARGETS.unknown;
}
