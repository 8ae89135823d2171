import type { Condition, DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { importOrExport, libraryName, part } from './imports.ts';
import { links } from './links.ts';
import { mask } from './mask.ts';
import { declaredNames, extendedType, lastName, operatorName, typedefName } from './names.ts';
import { annotation, constructed, firstBound, initialized, inPattern, loopName, otherwise } from './roles.ts';
import { values as valueRules } from './values.ts';

const inType: Condition = { in: ['class', 'mixin', 'enum', 'extension'] };
const privately: FlagRule = { when: { name: /^_/ }, flags: ['private'] };
/** The node with the body: a sibling of the signature, or of what is around it. */
const bodyOf = (view: TreeView, node: number): number => {
  const next = view.next(node);
  if (view.is(next, 'function_body')) return next;
  return view.is(view.parent(node), 'method_signature') ? view.next(view.parent(node)) : -1;
};
const isAsync = (view: TreeView, node: number): boolean => view.textOf(bodyOf(view, node)).startsWith('async');
const isExternal = (view: TreeView, node: number): boolean => {
  const before = view.text.slice(Math.max(0, view.start(node) - 40), view.start(node));
  return /\bexternal\s+(?:static\s+)?$/.test(before);
};
const functionFlags: readonly FlagRule[] = [
  privately,
  { when: { test: isAsync }, flags: ['async'] },
  { when: { test: isExternal }, flags: ['declaration'] },
  {
    when: { parent: ['declaration'], test: (view, node) => !isExternal(view, node) },
    flags: ['abstract', 'declaration'],
  },
];
const accessor: DefinitionRule = { kind: 'property', body: [], flagged: functionFlags };
const construction: DefinitionRule = {
  kind: 'constructor',
  name: lastName,
  body: [],
  bind: 'nowhere',
  flagged: [privately],
};
const isFinal = (view: TreeView, node: number): boolean =>
  /\bfinal\b[^;{}]*$/.test(view.text.slice(Math.max(0, view.start(node) - 120), view.start(node)));
const isAbstract = (view: TreeView, node: number): boolean =>
  view.is(view.parent(node), 'declaration') && view.textOf(view.parent(node)).startsWith('abstract');
const values = (name: DefinitionRule['name'] & {}, kinds: DefinitionRule['kinds']): DefinitionRule => ({
  kind: 'variable',
  kinds: kinds ?? [],
  name,
  body: [],
  container: false,
  flagged: [privately, { when: { test: isAbstract }, flags: ['abstract', 'declaration'] }],
});

/** Dart. */
export const spec: LanguageSpec = {
  readable: (text) => ({ text: mask(text) }),
  identifiers: { identifier: 'read', type_identifier: 'type', identifier_dollar_escaped: 'read' },
  slots: {
    annotation: { name: annotation },
    named_argument: { ':identifier': otherwise },
    label: { '*': 'key' },
    initialized_variable_definition: { name: 'variable' },
    initialized_identifier: { ':identifier': firstBound },
    static_final_declaration: { ':identifier': firstBound },
    for_loop_parts: { name: 'variable', ':identifier': loopName },
    catch_parameters: { '*': 'variable' },
    formal_parameter: { name: 'parameter', ':identifier': 'parameter' },
    super_formal_parameter: { ':identifier': 'parameter' },
    constructor_param: { ':identifier': 'write' },
    typed_identifier: { ':identifier': 'key' },
    record_type_field: { ':identifier': 'key' },
    type_parameter: { ':type_identifier': 'type-parameter' },
    field_initializer: { ':identifier': initialized },
    new_expression: { ':type_identifier': constructed, ':identifier': constructed },
    const_object_expression: { ':type_identifier': constructed, ':identifier': constructed },
    constructor_invocation: { ':identifier': 'call' },
    constant_pattern: { ':identifier': inPattern },
    variable_pattern: { ':identifier': 'variable' },
    object_pattern: { ':identifier': 'key' },
    break_statement: { '*': 'label' },
    continue_statement: { '*': 'label' },
    constructor_signature: { name: 'none' },
    constant_constructor_signature: { ':identifier': 'none' },
    factory_constructor_signature: { ':identifier': 'none' },
    redirecting_factory_constructor_signature: { ':identifier': 'none' },
    representation_declaration: { name: 'none' },
    import_or_export: { '*': 'import' },
    library_name: { '*': 'none' },
    part_of_directive: { '*': 'none' },
    uri_test: { '*': 'none' },
  },
  otherwise,
  definitions: {
    class_definition: { kind: 'class', name: ['name', ':mixin_application_class > :identifier'], flagged: [privately] },
    mixin_declaration: { kind: 'mixin', name: ':identifier', body: ':class_body', flagged: [privately] },
    enum_declaration: { kind: 'enum', flagged: [privately] },
    enum_constant: { kind: 'enum-member', body: [], container: false },
    extension_declaration: [
      { kind: 'extension', when: { has: ['name'] }, flagged: [privately] },
      { kind: 'extension', name: extendedType, bind: 'nowhere' },
    ],
    extension_type_declaration: { kind: 'class', flagged: [privately] },
    representation_declaration: { kind: 'field', container: false, body: [], flagged: [privately] },
    type_alias: { kind: 'type', name: typedefName, body: [], flagged: [privately] },
    function_signature: {
      kind: 'function',
      kinds: [{ when: inType, kind: 'method' }],
      body: [],
      flagged: functionFlags,
    },
    getter_signature: accessor,
    setter_signature: accessor,
    operator_signature: { kind: 'method', name: operatorName, body: [], bind: 'nowhere', flagged: functionFlags },
    constructor_signature: construction,
    constant_constructor_signature: construction,
    factory_constructor_signature: construction,
    redirecting_factory_constructor_signature: construction,
    initialized_identifier_list: values(declaredNames, [
      { when: inType, kind: 'field' },
      { when: { test: isFinal }, kind: 'constant' },
    ]),
    static_final_declaration_list: values(declaredNames, [
      { when: { ...inType, test: isFinal }, kind: 'field' },
      { when: {}, kind: 'constant' },
    ]),
    // `external int x;`
    declaration: {
      ...values(':identifier', [{ when: inType, kind: 'field' }]),
      when: { has: [':identifier'] },
      flags: ['declaration'],
    },
  },
  wrappers: ['declaration', 'method_signature'],
  leading: [
    'annotation',
    'const_builtin',
    'final_builtin',
    'inferred_type',
    'type_identifier',
    'type_arguments',
    'nullable_type',
    'function_type',
    'record_type',
    'void_type',
    '"late"',
    '"external"',
  ],
  trailing: ['function_body', '";"'],
  tokens: ['operator', 'show', 'hide', '='],
  modifiers: { '"static"': 'static', abstract: 'abstract' },
  exported: { default: true, name: /^[^_]/, members: 'own' },
  scopes: {
    class_definition: 'class',
    mixin_declaration: 'class',
    enum_declaration: 'class',
    extension_declaration: 'class',
    extension_type_declaration: 'class',
    function_signature: 'function',
    getter_signature: 'function',
    setter_signature: 'function',
    operator_signature: 'function',
    constructor_signature: 'function',
    constant_constructor_signature: 'function',
    factory_constructor_signature: 'function',
    redirecting_factory_constructor_signature: 'function',
    function_expression: 'function',
    type_alias: 'type-parameters',
    block: (view, node) =>
      /^function_(?:expression_)?body$/.test(view.kindOf(view.parent(node))) ? undefined : 'block',
    for_statement: 'block',
    for_element: 'block',
    if_statement: 'block',
    if_element: 'block',
    try_statement: 'block',
    switch_statement_case: 'block',
    switch_expression_case: 'block',
  },
  visibility: 'name',
  imports: {
    import_or_export: importOrExport,
    part_directive: part,
    part_of_directive: libraryName,
    library_name: libraryName,
  },
  comments: ['comment', 'documentation_comment'],
  docs: { only: /^(?:\/\/\/(?!\/)|\/\*\*(?!\/))/ },
  deprecated: { head: /@(?:Deprecated\s*\(|deprecated\b)/ },
  tests: { imports: /^package:(?:test|flutter_test|integration_test|bloc_test|checks)\// },
  links,
  values: valueRules,
  broken: { class: 'class', mixin: 'mixin', enum: 'enum', extension: 'extension', typedef: 'type' },
};
