import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { argumentLinks, passes } from './call-links.ts';
import { initialised } from './initialiser-links.ts';
import { lambdaLinks } from './lambda-links.ts';
import { comparedMember, declarationPattern, varPattern } from './pattern-links.ts';
import { clause, loop, variables } from './variable-links.ts';

type Hook = (view: TreeView, node: number) => number;

const hasType = (view: TreeView, node: number): boolean => {
  const type = view.field(node, 'type');
  return type >= 0 && !view.is(type, 'implicit_type');
};
const last: Hook = (view, node) => view.children(node).at(-1) ?? -1;

/** What `.Name` in `a?.Name` is a member of. */
const condition: Hook = (view, node) => view.field(view.parent(node), 'condition');

/** What stands before `::`. */
const alias: Hook = (view, node) => {
  const before = view.field(node, 'alias');
  return view.textOf(before) === 'global' ? LINK_TARGETS.root : before;
};

const isDeclared = (view: TreeView, node: number): boolean =>
  /namespace_declaration$/.test(view.kindOf(view.parent(node)));

const parameters: readonly LinkRule[] = [
  { kind: 'parameter', of: 'name', from: 'parameters:parameter_list > :parameter > name' },
  { kind: 'parameter', of: 'name', from: 'parameters:parameter_list > name', step: 'array' },
];
const primary: readonly LinkRule[] = [
  { kind: 'parameter', of: 'name', from: ':parameter_list > :parameter > name' },
  { kind: 'parameter', of: 'name', from: ':parameter_list > name', step: 'array' },
];
const returning = (field: 'type' | 'returns'): LinkRule => ({
  kind: 'returns',
  of: 'name:identifier',
  from: field,
  when: (view, node) => view.textOf(view.field(node, field)) !== 'void',
});
const listed: LinkRule = {
  kind: 'extends',
  of: 'name',
  from: (view, node) => view.children(view.child(node, 'base_list')).filter((one) => !view.is(one, 'argument_list')),
};
const declared: LinkRule = { kind: 'type', of: 'name:identifier', from: 'type' };

/** What a type parameter must be at least. */
const bounds = (view: TreeView, parameter: number): readonly number[] => {
  const name = view.textOf(view.field(parameter, 'name'));
  const around = view.parent(view.parent(parameter));
  return view
    .children(around)
    .filter((one) => view.is(one, 'type_parameter_constraints_clause') && view.textOf(view.first(one)) === name)
    .flatMap((one) => view.children(one).map((each) => view.field(each, 'type')))
    .filter((one) => one >= 0);
};

/** True for `A = 1` in an attribute, which is no argument. */
const isProperty = (view: TreeView, argument: number): boolean =>
  /^\s*=/.test(view.text.slice(view.end(view.field(argument, 'name')), view.end(view.field(argument, 'name')) + 40));

const attributeArguments = (view: TreeView, node: number): readonly number[] =>
  view
    .children(view.child(node, 'attribute_argument_list'))
    .filter((one) => view.field(one, 'name') < 0)
    .map((one) => last(view, one));

/** The type arguments of a name; of `Foo<,>` only how many there are is said. */
const typeArguments = (view: TreeView, name: number): readonly number[] => {
  const list = view.child(name, 'type_argument_list');
  const given = view.children(list);
  return given.length > 0 || list < 0
    ? given
    : view
        .textOf(list)
        .split(',')
        .map(() => LINK_TARGETS.unknown);
};

/** What a parameter is where nothing is given for it. */
const assumed: LinkRule = {
  kind: 'value',
  of: 'name',
  from: (view, node) => {
    const value = view.children(node).at(-1) ?? -1;
    return value === view.field(node, 'name') || value === view.field(node, 'type') ? -1 : value;
  },
};

/** What C# says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  member_access_expression: { kind: 'member', of: 'name', from: 'expression' },
  member_binding_expression: { kind: 'member', of: 'name', from: condition },
  qualified_name: {
    kind: 'member',
    of: 'name',
    from: 'qualifier',
    when: (view, node) => !isDeclared(view, node),
  },
  alias_qualified_name: { kind: 'member', of: 'name', from: alias },
  generic_name: {
    kind: 'typeArgument',
    of: '.',
    from: typeArguments,
  },
  invocation_expression: passes,
  // What is called but no method is said to be a type.
  object_creation_expression: [passes, { kind: 'value', of: 'type', from: () => LINK_TARGETS.type }],
  primary_constructor_base_type: passes,
  attribute: [
    { kind: 'value', of: 'name', from: () => LINK_TARGETS.type },
    { kind: 'argument', of: 'name', from: attributeArguments },
  ],
  attribute_argument: [
    {
      kind: 'member',
      of: 'name',
      from: (view, node) => view.field(view.parent(view.parent(node)), 'name'),
      when: isProperty,
    },
    {
      kind: 'key',
      of: 'name',
      from: (view, node) => view.field(view.parent(view.parent(node)), 'name'),
      when: (view, node) => !isProperty(view, node),
    },
  ],
  argument: argumentLinks,
  assignment_expression: initialised,
  with_initializer: {
    kind: 'member',
    of: (view, node) => view.first(node),
    from: (view, node) => view.first(view.parent(node)),
  },
  variable_declaration: variables,
  // One that has a value needs not be given.
  parameter: [declared, assumed],
  parameter_list: declared,
  bracketed_parameter_list: declared,
  property_declaration: declared,
  event_declaration: declared,
  indexer_declaration: { kind: 'type', of: (view, node) => view.child(node, '"this"'), from: 'type' },
  foreach_statement: loop,
  catch_declaration: declared,
  declaration_expression: {
    ...declared,
    when: hasType,
  },
  declaration_pattern: declarationPattern,
  recursive_pattern: declarationPattern,
  var_pattern: varPattern,
  subpattern: comparedMember,
  from_clause: clause,
  join_clause: clause,
  let_clause: clause,
  lambda_expression: lambdaLinks,
  method_declaration: [returning('returns'), ...parameters],
  local_function_statement: [returning('type'), ...parameters],
  delegate_declaration: [returning('type'), ...parameters],
  constructor_declaration: parameters,
  class_declaration: [listed, ...primary],
  struct_declaration: [listed, ...primary],
  record_declaration: [listed, ...primary],
  interface_declaration: listed,
  type_parameter: { kind: 'extends', of: 'name', from: bounds },
  using_directive: {
    kind: 'type',
    of: 'name',
    from: (view, node) => view.next(view.field(node, 'name')),
  },
};
