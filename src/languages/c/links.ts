import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { hasParameters } from './declarators.ts';
import { initialisedBy } from './initialisers.ts';

/** The type that a specifier names; of one without a tag what is declared with it first, whose members it has. */
function taggedOrFirst(view: TreeView, node: number): number {
  const name = view.field(node, 'name');
  return name >= 0 ? name : view.field(view.parent(node), 'declarator');
}

/** True unless the members of the type are those of what is declared itself. */
function isTyped(view: TreeView, node: number, of: number): boolean {
  const type = view.at(node, 'type:struct_specifier|union_specifier|enum_specifier');
  return type < 0 || view.field(type, 'name') >= 0 || of !== view.field(node, 'declarator');
}

/** What a declaration says of the names in its declarators. */
export const declares: readonly LinkRule[] = [
  {
    kind: 'type',
    of: 'declarator',
    from: 'type',
    when: (view, node, of) => !hasParameters(view, of) && isTyped(view, node, of),
  },
  { kind: 'returns', of: 'declarator', from: 'type', when: (view, _node, of) => hasParameters(view, of) },
];
const tag: LinkRule = { kind: 'tag', of: 'name', from: '.' };

/** What C says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  declaration: declares,
  parameter_declaration: declares,
  field_declaration: declares,
  type_definition: declares,
  function_definition: declares,
  struct_specifier: tag,
  union_specifier: tag,
  enum_specifier: tag,
  field_expression: { kind: 'member', of: 'field', from: 'argument' },
  field_designator: { kind: 'member', of: ':field_identifier', from: '.' },
  // x: 1, as GNU C had it.
  initializer_pair: { kind: 'member', of: 'designator:field_identifier', from: '.' },
  offsetof_expression: {
    kind: 'member',
    of: 'member',
    from: 'type',
    // Of `a.b` the grammar takes the last for it.
    when: (view, node, of) => view.text.slice(view.end(view.field(node, 'type')), view.start(of)).trim() === ',',
  },
};

const around = (view: TreeView, node: number): number => view.first(node);

/** How declarators, types and expressions are made of others. Pointers and arrays count as what they lead to. */
export const values: NonNullable<LanguageSpec['values']> = {
  pointer_declarator: { at: 'declarator' },
  array_declarator: { at: 'declarator' },
  function_declarator: { at: 'declarator' },
  init_declarator: { at: 'declarator' },
  parenthesized_declarator: { at: around },
  attributed_declarator: { at: around },
  struct_specifier: { at: taggedOrFirst },
  union_specifier: { at: taggedOrFirst },
  enum_specifier: { at: taggedOrFirst },
  type_descriptor: { at: 'type' },
  primitive_type: 'number',
  sized_type_specifier: 'number',
  field_designator: { at: initialisedBy },
  initializer_pair: { at: initialisedBy },
  field_expression: { at: 'field' },
  subscript_expression: { at: 'argument' },
  pointer_expression: { at: 'argument' },
  update_expression: { at: 'argument' },
  parenthesized_expression: { at: around },
  assignment_expression: { at: 'left' },
  comma_expression: { at: 'right' },
  conditional_expression: { at: 'alternative' },
  binary_expression: { at: 'left' },
  call_expression: { at: 'function', step: 'call' },
  cast_expression: { at: 'type', step: 'construct' },
  compound_literal_expression: { at: 'type', step: 'construct' },
  number_literal: 'number',
  char_literal: 'number',
  string_literal: 'string',
  concatenated_string: 'string',
};
