import { LINK_TARGETS, NO_ARGUMENT } from '../../model/index.ts';
import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { passes } from './functions.ts';
import { brackets, TYPES } from './values.ts';

type Hook = (view: TreeView, node: number) => number;

const inner: Hook = (view, node) => view.first(node);
const last: Hook = (view, node) => view.children(node).at(-1) ?? -1;
const isVar = (view: TreeView, node: number): boolean => view.textOf(view.field(node, 'type')) === 'var';
const notVar = (view: TreeView, node: number): boolean => !isVar(view, node);
const hasBrackets = (view: TreeView, node: number): boolean => brackets(view, node) > 0;

const isComponent = (view: TreeView, parameter: number): boolean =>
  view.is(view.parent(view.parent(parameter)), 'record_declaration');

/** Two links that differ in a step: `String names[]`, `String... names` are many of what is written. */
function oneOrMany(rule: LinkRule, isMany: NonNullable<LinkRule['when']>): LinkRule[] {
  const when: typeof isMany = (view, node, of) => (rule.when?.(view, node, of) ?? true) && brackets(view, node) < 2;
  return [
    { ...rule, when: (view, node, of) => when(view, node, of) && !isMany(view, node, of) },
    { ...rule, step: 'array', when: (view, node, of) => when(view, node, of) && isMany(view, node, of) },
  ];
}

/** The type in front of a declarator. */
const declaredType: Hook = (view, declarator) => {
  const around = view.parent(declarator);
  return view.is(around, 'spread_parameter') ? view.at(around, `:${TYPES}`) : view.field(around, 'type');
};
const isDeclaredVar = (view: TreeView, declarator: number): boolean => isVar(view, view.parent(declarator));

/** The parameters of a function that are written without types. */
function inferred(view: TreeView, lambda: number): readonly number[] {
  const parameters = view.field(lambda, 'parameters');
  if (view.is(parameters, 'identifier')) return [parameters];
  return view.is(parameters, 'inferred_parameters') ? view.children(parameters) : [];
}

/** The name of the method in `Foo::run`; there is none in `Foo::new`. */
const referred: Hook = (view, node) => (view.children(node).length > 1 ? last(view, node) : -1);

const isNew = (view: TreeView, node: number): boolean =>
  /^new\b/.test(view.text.slice(view.start(node), view.start(node) + 'new'.length + 1));

const receiver: Hook = (view, call) => view.field(call, 'object');

/** True for `Outer.super.run()`, which the step `pointed` tells from `Outer.run()`. */
const isOfNamed = (view: TreeView, call: number): boolean => {
  const above = view.child(call, 'super');
  return above >= 0 && above !== view.field(call, 'object');
};

/** The name of what a function without a name is given to: a variable, a method that returns it; -1 where it is none. */
function givenTo(view: TreeView, lambda: number): number {
  const around = view.parent(lambda);
  if (view.is(around, 'variable_declarator') && !isDeclaredVar(view, around)) return view.field(around, 'name');
  if (view.is(around, 'assignment_expression')) {
    const left = view.field(around, 'left');
    return view.is(left, 'field_access') ? view.field(left, 'field') : view.is(left, 'identifier') ? left : -1;
  }
  if (!view.is(around, 'return_statement')) return -1;
  let method = around;
  while (method >= 0 && !view.is(method, 'method_declaration') && !view.is(method, 'lambda_expression'))
    method = view.parent(method);
  return view.is(method, 'method_declaration') ? view.field(method, 'name') : -1;
}

/** The value that the labels around a name are compared with; -1 when the name is no label by itself. */
const selector: Hook = (view, label) => {
  let around = label;
  while (around >= 0 && !view.is(around, 'switch_expression')) around = view.parent(around);
  return view.field(around, 'condition');
};

const returns = oneOrMany(
  {
    kind: 'returns',
    of: 'name',
    from: 'type',
    when: (view, node) => !view.is(view.field(node, 'type'), 'void_type'),
  },
  hasBrackets,
);
const parameters: readonly LinkRule[] = [
  { kind: 'parameter', of: 'name', from: 'parameters:formal_parameters > :formal_parameter > name' },
  {
    kind: 'parameter',
    of: 'name',
    from: 'parameters:formal_parameters > :spread_parameter > :variable_declarator > name',
    step: 'array',
  },
];
const listed = (kind: LinkRule['kind'], list: string): LinkRule => ({
  kind,
  of: 'name',
  from: `${list} > :type_list > :${TYPES}`,
});
const implemented = listed('implements', 'interfaces:super_interfaces');
const pattern: LinkRule = { kind: 'type', of: ':identifier', from: `:${TYPES}` };

/** What Java says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  field_access: { kind: 'member', of: 'field:identifier', from: 'object' },
  method_invocation: [
    { kind: 'member', of: 'name', from: receiver, when: (view, node) => !isOfNamed(view, node) },
    { kind: 'member', of: 'name', from: 'object', step: 'pointed', when: isOfNamed },
    passes,
  ],
  // What is called but no method, and what is a method but not called, is said to be: both have the names of others.
  method_reference: [
    { kind: 'member', of: referred, from: inner },
    { kind: 'value', of: referred, from: () => LINK_TARGETS.function },
  ],
  object_creation_expression: [
    { kind: 'value', of: 'type', from: () => LINK_TARGETS.type },
    // `outer.new Inner()`
    { kind: 'member', of: 'type', from: inner, when: (view, node) => !isNew(view, node) },
  ],
  scoped_type_identifier: { kind: 'member', of: last, from: inner },
  scoped_identifier: { kind: 'member', of: 'name', from: 'scope' },
  element_value_pair: {
    kind: 'member',
    of: 'key',
    from: (view, node) => view.field(view.parent(view.parent(node)), 'name'),
  },
  lambda_expression: [
    {
      kind: 'passed',
      of: inferred,
      from: (view, node) => view.field(view.parent(view.parent(node)), 'name'),
      places: (view, node, of) => ({
        argument: view.children(view.parent(node)).indexOf(node),
        parameter: inferred(view, node).indexOf(of),
      }),
      when: (view, node) => view.is(view.parent(view.parent(node)), 'method_invocation'),
    },
    {
      kind: 'passed',
      of: inferred,
      from: givenTo,
      places: (view, node, of) => ({ argument: NO_ARGUMENT, parameter: inferred(view, node).indexOf(of) }),
      when: (view, node) => givenTo(view, node) >= 0,
    },
  ],
  generic_type: {
    kind: 'typeArgument',
    of: '.',
    from: (view, node) => view.children(view.child(node, 'type_arguments')),
  },
  variable_declarator: [
    ...oneOrMany(
      {
        kind: 'type',
        of: 'name:identifier',
        from: declaredType,
        when: (view, node) => !isDeclaredVar(view, node),
      },
      (view, node) => hasBrackets(view, node) || view.is(view.parent(node), 'spread_parameter'),
    ),
    { kind: 'value', of: 'name:identifier', from: 'value', when: isDeclaredVar },
  ],
  formal_parameter: [
    // A component of a record is also the method that reads it.
    { kind: 'returns', of: 'name:identifier', from: 'type', when: isComponent },
    ...oneOrMany({ kind: 'type', of: 'name:identifier', from: 'type', when: notVar }, hasBrackets),
  ],
  // Of several types only what they have in common would be known.
  catch_formal_parameter: {
    kind: 'type',
    of: 'name:identifier',
    from: `:catch_type > :${TYPES}`,
    when: (view, node) => view.children(view.child(node, 'catch_type')).length === 1,
  },
  enhanced_for_statement: [
    { kind: 'type', of: 'name:identifier', from: 'type', when: notVar },
    { kind: 'value', of: 'name:identifier', from: 'value', step: 'element', when: isVar },
  ],
  resource: [
    { kind: 'type', of: 'name:identifier', from: 'type', when: notVar },
    { kind: 'value', of: 'name:identifier', from: 'value', when: isVar },
  ],
  instanceof_expression: { kind: 'type', of: 'name:identifier', from: `right:${TYPES}` },
  type_pattern: pattern,
  record_pattern_component: pattern,
  // A label has the type of what it is compared with, in which the name of a constant is looked up.
  switch_label: {
    kind: 'value',
    of: (view, node) => view.children(node).filter((child) => view.is(child, 'identifier')),
    from: selector,
  },
  method_declaration: [...returns, ...parameters],
  annotation_type_element_declaration: returns,
  constructor_declaration: parameters,
  class_declaration: [{ kind: 'extends', of: 'name', from: `superclass > :${TYPES}` }, implemented],
  record_declaration: implemented,
  enum_declaration: implemented,
  interface_declaration: listed('extends', ':extends_interfaces'),
  type_parameter: { kind: 'extends', of: ':type_identifier', from: `:type_bound > :${TYPES}` },
};
