import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { grammarText } from './grammar-text.ts';
import { importedConstant, usedImport, usedNamespace } from './imports.ts';
import { assigned, declaredNames, inDeclaration, isData, isType, takesSelf, testKeyword } from './names.ts';

const ERRORS = [':error_set_declaration', ':binary_expression > **:error_set_declaration'] as const;
const CONTAINERS = 'struct_declaration|union_declaration|enum_declaration|opaque_declaration|error_set_declaration';
/** What a constant can be, by what it is made of. */
const MADE_OF: DefinitionRule['kinds'] = [
  { when: { has: [':struct_declaration'], lacks: ['type:struct_declaration'] }, kind: 'struct' },
  { when: { has: [':opaque_declaration'] }, kind: 'struct' },
  { when: { has: [':union_declaration'], lacks: ['type:union_declaration'] }, kind: 'union' },
  { when: { has: [':enum_declaration'], lacks: ['type:enum_declaration'] }, kind: 'enum' },
  ...ERRORS.map((path) => ({ when: { has: [path] }, kind: 'enum' as const })),
  { when: { test: isType }, kind: 'type' },
];

/** Zig, and its data (`.zon`). */
export const spec: LanguageSpec = {
  readable: (text) => ({ text: grammarText(text) }),
  identifiers: { identifier: 'read' },
  slots: {
    variable_declaration: { ':identifier': inDeclaration, ':field_expression': inDeclaration, type: 'type' },
    call_expression: { function: 'call' },
    field_expression: { object: 'read', member: 'member' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: assigned },
    index_expression: { object: 'read' },
    struct_initializer: { ':identifier': 'type', ':field_expression': 'type' },
    parameter: { name: 'parameter', type: 'type' },
    container_field: { name: 'key', type: 'type' },
    function_declaration: { type: 'type' },
    function_signature: { type: 'type' },
    pointer_type: { '*': 'type' },
    slice_type: { '*': 'type' },
    nullable_type: { '*': 'type' },
    error_union_type: { '*': 'type' },
    comptime_type_expression: { '*': 'type' },
    error_type: { '*': 'read' },
    error_set_declaration: { ':identifier': 'key' },
    payload: { '*': 'variable' },
    break_label: { '*': 'label' },
    asm_output_item: { ':identifier': 'none' },
  },
  definitions: {
    function_declaration: {
      kind: 'function',
      kinds: [{ when: { scope: ['class'] }, kind: 'method' }],
      declarationWithoutBody: true,
      visibility: 'scope',
      flagged: [{ when: { scope: ['class'], test: (view, node) => !takesSelf(view, node) }, flags: ['static'] }],
    },
    variable_declaration: {
      kind: 'constant',
      kinds: [...MADE_OF, { when: { has: [':"var"'] }, kind: 'variable' }],
      name: declaredNames,
      body: [
        `:${CONTAINERS} > :"{"`,
        ':binary_expression > **:error_set_declaration > :"{"',
        ':anonymous_struct_initializer',
        ':struct_initializer > :initializer_list',
        ':switch_expression|if_expression|labeled_statement|block|block_expression|multiline_string',
      ],
    },
    container_field: [
      // What a tuple holds has no name.
      { kind: 'enum-member', when: { parent: ['enum_declaration'] }, name: 'name:identifier', bind: 'nowhere' },
      {
        kind: 'field',
        when: { has: ['type'] },
        name: 'name:identifier',
        body: `type:${CONTAINERS} > :"{"`,
        bind: 'nowhere',
      },
      { kind: 'field', when: { parent: ['union_declaration'] }, name: 'name:identifier', bind: 'nowhere' },
    ],
    // The errors of a set are nothing but names.
    identifier: {
      kind: 'enum-member',
      when: { parent: ['error_set_declaration'], in: ['enum'] },
      name: '.',
      body: [],
      bind: 'nowhere',
      container: false,
    },
    test_declaration: [
      {
        kind: 'function',
        when: { has: [':string'] },
        name: ':string',
        body: ':block',
        flags: ['test'],
        bind: 'nowhere',
      },
      {
        kind: 'function',
        when: { has: [':identifier'] },
        name: ':identifier',
        keepsSlot: true,
        body: ':block',
        flags: ['test'],
        bind: 'nowhere',
      },
      { kind: 'function', name: testKeyword, body: ':block', flags: ['test'], bind: 'nowhere' },
    ],
    block_label: { kind: 'variable', binds: 'label', name: ':identifier', visibility: 'scope' },
    assignment_expression: {
      kind: 'key',
      when: { test: isData },
      name: 'left:field_expression > member',
      body: 'right:anonymous_struct_initializer',
      bind: 'nowhere',
    },
  },
  wrappers: [],
  modifiers: { '"extern"': 'declaration' },
  exported: {
    default: false,
    marks: ['"pub"', '"export"'],
    also: { test: (view, node) => isOpen(view.kindOf(node)) },
    throughFunctions: true,
  },
  scopes: {
    struct_declaration: 'class',
    union_declaration: 'class',
    enum_declaration: 'class',
    opaque_declaration: 'class',
    function_declaration: 'function',
    function_signature: 'function',
    test_declaration: 'function',
    block: 'block',
    if_statement: 'block',
    if_expression: 'block',
    else_clause: 'block',
    for_statement: 'block',
    for_expression: 'block',
    while_statement: 'block',
    while_expression: 'block',
    switch_case: 'block',
    catch_expression: 'block',
    errdefer_statement: 'block',
    labeled_statement: (view, node) => (view.child(node, 'block_label') < 0 ? undefined : 'block'),
    switch_expression: (view, node) => (view.child(node, 'block_label') < 0 ? undefined : 'block'),
  },
  visibility: 'definition',
  blank: ['_'],
  strings: ['string'],
  imports: {
    variable_declaration: importedConstant,
    using_namespace_declaration: usedNamespace,
    builtin_function: usedImport,
  },
  comments: ['comment'],
  docs: { only: /^\/\/\/(?!\/)/, attached: true },
  restarts:
    /^(?:\/\/\/.*\n)*(?:pub +)?(?:export +|extern +(?:"\w+" +)?|inline +|threadlocal +)?(?:fn|const|var|test|comptime)\b/gm,
  broken: { fn: 'function', const: 'constant' },
};

/** What has no `pub` and is as visible as what it stands in. */
function isOpen(kind: string): boolean {
  return kind === 'container_field' || kind === 'identifier' || kind === 'assignment_expression';
}
