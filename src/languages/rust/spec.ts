import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { Path } from '../tree-view.ts';
import { branches } from './branches.ts';
import { externCrate, modItem, pathPart, useDeclaration } from './imports.ts';
import { declared, implOwner, isVisible } from './items.ts';
import { links, values } from './links.ts';
import { inPattern, visibleFrom } from './patterns.ts';
import { attributeName, inTokens } from './tokens.ts';
import { asItems } from './unwrapped.ts';

/** Items see one another wherever they stand in their block. */
const item = { visibility: 'scope' } as const;
/** What stands in a trait or an `impl` is found through its type only. */
const associated = { ...item, when: { in: ['impl', 'trait'] }, bind: 'nowhere' } as const;
const method: DefinitionRule = {
  ...associated,
  kind: 'method',
  flagged: [
    { when: { lacks: ['parameters > :self_parameter', 'parameters > :parameter > pattern:self'] }, flags: ['static'] },
  ],
};
/** Where the signature of a constant ends: before what its value is made of, when that may be long. */
const VALUE_BODIES = [
  'value > :field_initializer_list',
  'value:array_expression',
  'value:reference_expression',
  'value:call_expression > arguments > :closure_expression > body',
  'value:macro_invocation > :token_tree',
  'value:block',
];
const FIELDS = 'body:field_declaration_list';
const label: DefinitionRule = {
  kind: 'variable',
  binds: 'label',
  name: ':label > :identifier',
  bind: 'function',
  visibility: 'name',
};
const typeParameters = (path: Path): LanguageSpec['scopes'][string] => {
  return (view, node) => (view.at(node, path) < 0 ? undefined : 'type-parameters');
};

/** What stands in a file, a module, a trait or an `impl`. */
const ITEMS: readonly string[] =
  `function_item function_signature_item struct_item union_item enum_item trait_item impl_item mod_item use_declaration
  extern_crate_declaration foreign_mod_item const_item static_item type_item associated_type macro_definition
  macro_invocation attribute_item inner_attribute_item expression_statement empty_statement`.split(/\s+/);

/** Rust. */
export const spec: LanguageSpec = {
  branches,
  identifiers: {
    identifier: 'read',
    type_identifier: 'type',
    field_identifier: 'read',
    shorthand_field_identifier: 'read',
  },
  slots: {
    call_expression: { function: 'call' },
    generic_function: { function: 'inherit' },
    field_expression: { value: 'read', field: 'member' },
    scoped_identifier: { path: pathPart, name: 'member' },
    scoped_type_identifier: { path: 'type', name: 'type' },
    // What is called in parentheses is the value of a field, never a method.
    parenthesized_expression: { '*': 'read' },
    assignment_expression: { left: 'write' },
    compound_assignment_expr: { left: 'write' },
    macro_invocation: { macro: 'call' },
    token_tree: { ':identifier': inTokens },
    token_repetition: { ':identifier': inTokens },
    attribute: { ':identifier': attributeName },
    use_declaration: { argument: 'import' },
    extern_crate_declaration: { name: 'import', alias: 'import' },
    let_declaration: { pattern: inPattern },
    let_condition: { pattern: inPattern },
    for_expression: { pattern: inPattern },
    match_arm: { pattern: inPattern },
    match_pattern: { condition: 'read', '*': 'inherit' },
    parameter: { pattern: 'parameter' },
    variadic_parameter: { pattern: 'parameter' },
    closure_parameters: { '*': 'parameter' },
    mut_pattern: { '*': 'inherit' },
    ref_pattern: { '*': 'inherit' },
    reference_pattern: { '*': 'inherit' },
    tuple_pattern: { '*': 'inherit' },
    slice_pattern: { '*': 'inherit' },
    or_pattern: { '*': 'inherit' },
    captured_pattern: { '*': 'inherit' },
    tuple_struct_pattern: { type: 'read', '*': 'inherit' },
    struct_pattern: { type: 'type', '*': 'inherit' },
    field_pattern: { ':field_identifier': 'key', ':shorthand_field_identifier': 'inherit', pattern: 'inherit' },
    range_pattern: { '*': 'read' },
    field_initializer: { field: 'key' },
    struct_expression: { name: 'type' },
    type_parameter: { name: 'type-parameter' },
    const_parameter: { name: 'type-parameter' },
    type_binding: { name: 'key' },
    lifetime: { '*': 'none' },
    label: { '*': 'label' },
    visibility_modifier: { '*': 'none' },
  },
  definitions: {
    function_item: [method, { ...item, kind: 'function' }],
    function_signature_item: [
      { ...method, when: { in: ['trait'] }, flags: ['abstract', 'declaration'] },
      { ...method, flags: ['declaration'] },
      { ...item, kind: 'function', flags: ['declaration'] },
    ],
    struct_item: { ...item, kind: 'struct', body: FIELDS },
    union_item: { ...item, kind: 'union' },
    enum_item: { ...item, kind: 'enum' },
    enum_variant: { kind: 'enum-member', body: FIELDS, bind: 'nowhere' },
    field_declaration: { kind: 'field', bind: 'nowhere' },
    trait_item: { ...item, kind: 'trait' },
    mod_item: { ...item, kind: 'module' },
    const_item: [
      { ...associated, kind: 'constant', body: VALUE_BODIES, flagged: declared },
      { ...item, kind: 'constant', body: VALUE_BODIES },
    ],
    static_item: { ...item, kind: 'variable', body: VALUE_BODIES, flagged: declared.slice(0, 1) },
    type_item: [
      { ...associated, kind: 'type', body: [] },
      { ...item, kind: 'type', body: [] },
    ],
    associated_type: [
      { ...associated, kind: 'type', body: [], flags: ['abstract', 'declaration'] },
      { ...item, kind: 'type', body: [], flags: ['declaration'] },
    ],
    // A macro is known to what follows it.
    macro_definition: { kind: 'macro', body: ':"{"|"("|"["', container: false, visibility: 'definition' },
    loop_expression: label,
    while_expression: label,
    for_expression: label,
    block: label,
  },
  owners: { impl_item: implOwner },
  wrappers: [],
  leading: ['attribute_item'],
  modifiers: { '"async"': 'async' },
  modifierNodes: ['function_modifiers'],
  exported: { default: false, marks: ['visibility_modifier'], also: { test: isVisible } },
  scopes: {
    function_item: 'function',
    function_signature_item: 'function',
    closure_expression: 'function',
    block: 'block',
    match_arm: 'block',
    for_expression: 'block',
    if_expression: 'block',
    while_expression: 'block',
    mod_item: (view, node) => (view.field(node, 'body') < 0 ? undefined : 'module'),
    impl_item: 'class',
    trait_item: 'class',
    struct_item: 'class',
    enum_item: 'class',
    union_item: 'class',
    type_item: typeParameters('type_parameters'),
    associated_type: typeParameters('type_parameters'),
  },
  // What `if let` binds is not seen by its `else`.
  scopeEnds: { if_expression: 'alternative' },
  visibility: visibleFrom,
  parameterVisibility: 'body',
  blank: ['_'],
  imports: { use_declaration: useDeclaration, extern_crate_declaration: externCrate, mod_item: modItem },
  links,
  values,
  comments: ['line_comment', 'block_comment'],
  docs: { only: /^(?:\/\/\/(?!\/)|\/\*\*(?![*/]))/, inner: /^(?:\/\/!|\/\*!)/, attached: true },
  deprecated: { head: /#\[\s*deprecated\b/ },
  tests: {
    head: /#\[\s*(?:(?:\w+::)*(?:test|bench|rstest|test_case|quickcheck|wasm_bindgen_test)\b|cfg\(\s*(?:all\((?:\s*\w+(?:\s*=\s*"[^"]*")?\s*,)*\s*)?test\s*[,)])/,
  },
  unwrapped: {
    call: 'macro_invocation',
    parents: ['source_file', 'declaration_list'],
    tokens: ':token_tree',
    kinds: ITEMS,
    inside: asItems,
  },
  restarts:
    /^(?:(?:\/\/\/|#\[).*\n)*(?:pub(?:\([^)\n]*\))? +)?(?:(?:const|async|unsafe|extern "C") +)*(?:fn|struct|enum|union|trait|impl|mod|use|static|const|type|macro_rules!|extern)\b|^#\[/gm,
  broken: { fn: 'function', struct: 'struct', enum: 'enum', trait: 'trait', mod: 'module' },
};
