import { LINK_TARGETS } from '../../model/index.ts';
import { links as shared } from '../javascript/links.ts';
import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const inner = (view: TreeView, node: number): number => view.first(node);
const NOTHING = /^(?:undefined|null|void|never)$/;

/** Of `A | undefined` the type that is not nothing; unknown when there are several. */
function onlyMember(view: TreeView, node: number): number {
  const members: number[] = [];
  const visit = (type: number): void => {
    for (const child of view.children(type)) {
      if (view.is(child, 'union_type')) visit(child);
      else if (!NOTHING.test(view.textOf(child))) members.push(child);
    }
  };
  visit(node);
  return members.length === 1 ? members[0]! : LINK_TARGETS.unknown;
}

const BUILT_IN: Record<string, number> = {
  string: LINK_TARGETS.string,
  number: LINK_TARGETS.number,
  boolean: LINK_TARGETS.boolean,
  object: LINK_TARGETS.object,
};

const typed = (of: string): LinkRule => ({ kind: 'type', of, from: 'type' });
const given = (of: string): LinkRule => ({ kind: 'value', of, from: 'value' });
const returns: LinkRule = { kind: 'returns', of: 'name', from: 'return_type' };
const TYPES = 'type_identifier|generic_type|nested_type_identifier';

const supertypes: readonly LinkRule[] = [
  { kind: 'extends', of: 'name', from: ':class_heritage > :extends_clause > value' },
  { kind: 'implements', of: 'name', from: `:class_heritage > :implements_clause > :${TYPES}` },
];

/** What TypeScript says of names beside JavaScript. */
export const links: NonNullable<LanguageSpec['links']> = {
  ...shared,
  nested_type_identifier: { kind: 'member', of: 'name', from: 'module' },
  nested_identifier: { kind: 'member', of: 'property', from: 'object' },
  variable_declarator: [
    typed('name'),
    given('name'),
    { kind: 'returns', of: 'name', from: 'value:arrow_function|function_expression > return_type' },
  ],
  required_parameter: [typed('pattern'), given('pattern')],
  optional_parameter: [typed('pattern'), given('pattern')],
  public_field_definition: [
    typed('name'),
    given('name'),
    { kind: 'returns', of: 'name', from: 'value:arrow_function|function_expression > return_type' },
  ],
  property_signature: typed('name'),
  function_declaration: returns,
  generator_function_declaration: returns,
  function_signature: returns,
  method_definition: returns,
  method_signature: returns,
  abstract_method_signature: returns,
  class_declaration: supertypes,
  abstract_class_declaration: supertypes,
  class: supertypes,
  interface_declaration: { kind: 'extends', of: 'name', from: ':extends_type_clause > type' },
  type_alias_declaration: { kind: 'type', of: 'name', from: 'value' },
};

/** How types, and expressions that name one, are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  non_null_expression: { at: inner },
  satisfies_expression: { at: inner },
  as_expression: { at: (view, node) => view.children(node)[1] ?? LINK_TARGETS.unknown, step: 'construct' },
  type_annotation: { at: inner },
  generic_type: { at: 'name' },
  nested_type_identifier: { at: 'name' },
  nested_identifier: { at: 'property' },
  parenthesized_type: { at: inner },
  readonly_type: { at: inner },
  array_type: { at: inner, step: 'array' },
  union_type: { at: onlyMember },
  this_type: 'this',
  predefined_type: { at: (view, node) => BUILT_IN[view.textOf(node)] ?? LINK_TARGETS.unknown },
};
