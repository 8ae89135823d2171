import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { branches } from './branches.ts';
import { isReceiver, suiteTests, tests } from './functions.ts';
import { importSpec } from './imports.ts';
import { links, tokens, values } from './links.ts';
import { literalKey } from './literals.ts';

/** Where the signature of a variable ends: before the body or the elements of its value. */
const VALUE_BODIES = [
  'type:struct_type > :field_declaration_list',
  'value > :func_literal > body',
  'value > :composite_literal > body',
  'value > :unary_expression > operand:composite_literal > body',
];
/** `:=` in a clause, as against `=`. */
const isNew = { has: [':":="'] };
const newNames: DefinitionRule = { kind: 'variable', name: 'left', once: true, container: false };
/** What can hold the fields of a struct type; those of a struct type in a function, other than of a named one, are no symbols. */
const fieldHolders = ['none', 'struct', 'field', 'type', 'interface', 'variable', 'constant'] as const;

/** Go. */
export const spec: LanguageSpec = {
  branches,
  identifiers: {
    identifier: 'read',
    field_identifier: 'read',
    type_identifier: 'type',
    package_identifier: 'read',
    label_name: 'label',
  },
  slots: {
    call_expression: { function: 'call' },
    selector_expression: { operand: 'read', field: 'member' },
    parenthesized_expression: { '*': 'inherit' },
    expression_list: { '*': 'inherit' },
    assignment_statement: { left: 'write' },
    inc_statement: { '*': 'write' },
    dec_statement: { '*': 'write' },
    range_clause: { left: 'write' },
    receive_statement: { left: 'write' },
    parameter_declaration: { name: 'parameter' },
    variadic_parameter_declaration: { name: 'parameter' },
    type_parameter_declaration: { name: 'type-parameter' },
    // A conversion and a call of a generic function look alike; nearly all are calls.
    type_conversion_expression: { type: 'call' },
    generic_type: { type: 'inherit', type_arguments: 'type' },
    qualified_type: { package: 'read', name: 'member' },
    field_declaration: { name: 'key' },
    method_elem: { name: 'key' },
    keyed_element: { key: literalKey },
    literal_element: { '*': 'inherit' },
    package_clause: { '*': 'none' },
    import_spec: { '*': 'import' },
  },
  definitions: {
    function_declaration: { kind: 'function', declarationWithoutBody: true, flagged: tests },
    method_declaration: {
      kind: 'method',
      owner: 'receiver > **:type_identifier',
      declarationWithoutBody: true,
      flagged: suiteTests,
    },
    // The K of `func (m *Map[K]) …` is declared there.
    generic_type: {
      kind: 'type',
      binds: 'type-parameter',
      when: { test: isReceiver },
      name: 'type_arguments > :type_elem > :type_identifier',
      visibility: 'scope',
    },
    type_spec: {
      kind: 'type',
      kinds: [
        { when: { has: ['type:struct_type'] }, kind: 'struct' },
        { when: { has: ['type:interface_type'] }, kind: 'interface' },
      ],
      body: ['type:struct_type > :field_declaration_list', 'type:interface_type > :"{"'],
      visibility: 'name',
    },
    type_alias: { kind: 'type', visibility: 'name' },
    field_declaration: [
      {
        kind: 'field',
        when: { in: fieldHolders, has: ['name'] },
        body: 'type:struct_type > :field_declaration_list',
        bind: 'nowhere',
      },
      {
        // An embedded type is a field of its name.
        kind: 'field',
        when: { in: fieldHolders, lacks: ['name'] },
        name: [
          'type:type_identifier',
          'type:qualified_type > name',
          'type:generic_type > type:type_identifier',
          'type:generic_type > type:qualified_type > name',
        ],
        bind: 'nowhere',
        keepsSlot: true,
        container: false,
      },
      // Of a struct type without a name in a function: only receivers see it.
      {
        kind: 'field',
        when: { has: ['name'] },
        binds: 'variable',
        visibility: (view, node) => view.end(view.parent(node)),
      },
    ],
    method_elem: { kind: 'method', flags: ['abstract', 'declaration'], bind: 'nowhere' },
    const_spec: { kind: 'constant', name: 'name:identifier', container: false },
    var_spec: { kind: 'variable', name: 'name:identifier', body: VALUE_BODIES },
    short_var_declaration: newNames,
    range_clause: { ...newNames, when: isNew },
    receive_statement: { ...newNames, when: isNew },
    // `switch x := x.(type)`: visible after the second x.
    expression_list: {
      kind: 'variable',
      when: { parent: ['type_switch_statement'] },
      name: '.',
      visibility: (view, node) => view.end(view.field(view.parent(node), 'value')),
    },
    labeled_statement: { kind: 'variable', binds: 'label', name: 'label', bind: 'function', visibility: 'scope' },
  },
  wrappers: ['type_declaration', 'const_declaration', 'var_declaration', 'var_spec_list'],
  modifiers: {},
  exported: { default: false, name: /^\p{Lu}/u },
  scopes: {
    function_declaration: 'function',
    method_declaration: 'function',
    func_literal: 'function',
    function_type: 'function',
    method_elem: 'function',
    type_spec: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    type_alias: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    struct_type: 'class',
    interface_type: 'class',
    block: 'block',
    if_statement: 'block',
    for_statement: 'block',
    expression_switch_statement: 'block',
    type_switch_statement: 'block',
    expression_case: 'block',
    type_case: 'block',
    communication_case: 'block',
    default_case: 'block',
  },
  visibility: 'definition',
  parameterVisibility: 'body',
  blank: ['_'],
  tokens,
  links,
  values,
  imports: {
    package_clause: (view, node, found) => {
      found({ specifier: view.textOf(view.first(node)), imported: '', local: '', kind: 'package', binding: -1 });
      return true;
    },
    import_spec: importSpec,
  },
  comments: ['comment'],
  restarts: /^(?:\/\/.*\n)*(?:func|type|var|const|import)\b/gm,
  broken: { func: 'function', type: 'type' },
  docs: {
    ignore: /^\/\/(line |extern |export |nolint\b|[a-z0-9]+:[a-z0-9]|\s*\+build\b)/,
    groups: ['const_declaration', 'var_declaration', 'type_declaration'],
  },
  deprecated: { doc: /^(?:\/\/|\/\*|\s*\*)?\s*Deprecated: /m },
  tests: { imports: /^(?:testing|github\.com\/stretchr\/testify\/\w+)$/ },
};
