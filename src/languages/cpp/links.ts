import { LINK_TARGETS } from '../../model/index.ts';
import { hasParameters } from '../c/declarators.ts';
import { links as c, values as ofC } from '../c/links.ts';
import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const isAuto = (view: TreeView, node: number): boolean =>
  view.is(view.field(node, 'type'), 'placeholder_type_specifier');

const isArrow = (view: TreeView, node: number): boolean =>
  view.text.slice(view.end(view.field(node, 'argument')), view.start(view.field(node, 'field'))).includes('->');

/**
 * True for a function; `Foo one(a);` in a body is a variable, though it is written as one that takes values of a type
 * without a name would be.
 */
function isFunction(view: TreeView, node: number, declarator: number): boolean {
  if (!hasParameters(view, declarator)) return false;
  if (!view.is(view.parent(node), 'compound_statement') || !view.is(declarator, 'function_declarator')) return true;
  const given = view.children(view.field(declarator, 'parameters'));
  const isName = (one: number): boolean =>
    view.is(one, 'parameter_declaration') &&
    view.field(one, 'declarator') < 0 &&
    /^(?:type_identifier|qualified_identifier)$/.test(view.kindOf(view.field(one, 'type'))) &&
    view.first(one) === view.field(one, 'type');
  return given.length === 0 || !given.every(isName);
}

/** What a declaration says of the names in its declarators; of `auto` their value says it. */
const declares: readonly LinkRule[] = [
  {
    kind: 'type',
    of: 'declarator',
    from: 'type',
    when: (view, node, of) => !isAuto(view, node) && !isFunction(view, node, of),
  },
  {
    kind: 'returns',
    of: 'declarator',
    from: 'type',
    when: (view, node, of) => !isAuto(view, node) && isFunction(view, node, of),
  },
];
const given: LinkRule = {
  kind: 'value',
  of: ':init_declarator > declarator',
  from: ':init_declarator > value',
  paired: true,
  when: (view, node) => isAuto(view, node),
};
const bases: LinkRule = {
  kind: 'extends',
  of: 'name',
  from: ':base_class_clause > :type_identifier|template_type|qualified_identifier',
};

const { struct_specifier: _struct, union_specifier: _union, enum_specifier: _enum, ...shared } = c;

/** What C++ says of names. Tags are names as all others. */
export const links: NonNullable<LanguageSpec['links']> = {
  ...shared,
  declaration: [...declares, given],
  parameter_declaration: declares,
  optional_parameter_declaration: declares,
  field_declaration: declares,
  type_definition: declares,
  function_definition: declares,
  for_range_loop: [
    { kind: 'type', of: 'declarator', from: 'type', when: (view, node) => !isAuto(view, node) },
    { kind: 'value', of: 'declarator', from: 'right', step: 'element', when: isAuto },
  ],
  alias_declaration: { kind: 'type', of: 'name', from: 'type' },
  class_specifier: bases,
  struct_specifier: bases,
  qualified_identifier: [
    { kind: 'member', of: nextPart, from: 'scope' },
    // ::a
    {
      kind: 'member',
      of: nextPart,
      from: () => LINK_TARGETS.root,
      when: (view, node) => view.field(node, 'scope') < 0,
    },
  ],
  field_initializer: { kind: 'member', of: ':field_identifier', from: () => LINK_TARGETS.this },
  template_type: { kind: 'typeArgument', of: 'name', from: 'arguments > :type_descriptor' },
  template_function: { kind: 'typeArgument', of: 'name', from: 'arguments > :type_descriptor' },
  template_method: { kind: 'typeArgument', of: 'name', from: 'arguments > :type_descriptor' },
  field_expression: [
    { kind: 'member', of: 'field', from: 'argument', when: (view, node) => !isArrow(view, node) },
    { kind: 'member', of: 'field', from: 'argument', step: 'pointed', when: isArrow },
  ],
};

/** `b` of `a::b::c`, which is `a::(b::c)`. */
function nextPart(view: TreeView, node: number): number {
  const name = view.field(node, 'name');
  return view.is(name, 'qualified_identifier') ? view.field(name, 'scope') : name;
}

/** The value of a call: that of a cast to a type is one of the type. */
function called(view: TreeView, node: number): number {
  const callee = view.field(node, 'function');
  const isCast =
    view.is(callee, 'template_function') &&
    /^(?:static|dynamic|const|reinterpret)_cast$/.test(view.textOf(view.field(callee, 'name')));
  return isCast ? view.at(callee, 'arguments > :type_descriptor') : callee;
}

const isCastCall = (view: TreeView, node: number): boolean => called(view, node) !== view.field(node, 'function');

/** How types and expressions are made of others. What a template is given is not followed. */
export const values: NonNullable<LanguageSpec['values']> = {
  ...ofC,
  reference_declarator: { at: (view, node) => view.first(node) },
  class_specifier: { at: 'name' },
  struct_specifier: { at: 'name' },
  union_specifier: { at: 'name' },
  qualified_identifier: { at: 'name' },
  template_type: { at: 'name' },
  template_function: { at: 'name' },
  template_method: { at: 'name' },
  dependent_type: { at: (view, node) => view.first(node) },
  new_expression: { at: 'type', step: 'construct' },
  call_expression: { at: called, step: (view, node) => (isCastCall(view, node) ? 'construct' : 'call') },
  this: 'this',
  // `*a`, and `&a`.
  pointer_expression: {
    at: 'argument',
    step: (view, node) => (view.text[view.start(node)] === '*' ? 'pointed' : 'none'),
  },
  // An operator of a class may take part, so that nothing is known.
  binary_expression: { at: () => LINK_TARGETS.unknown },
  subscript_expression: { at: 'argument', step: 'element' },
};
