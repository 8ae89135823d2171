import type { DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { branches } from './branches.ts';
import { grammarText } from './grammar-text.ts';
import { importDeclaration, packageDeclaration, requires } from './imports.ts';
import { links } from './links.ts';
import { localType, scopedType } from './types.ts';
import { values } from './values.ts';

/** One or more variables of one type. */
const declarators: DefinitionRule = {
  kind: 'field',
  name: 'declarator > name:identifier',
  body: ['declarator > value:object_creation_expression > :class_body', 'declarator > value:lambda_expression > body'],
};
const fields: DefinitionRule = {
  ...declarators,
  kinds: [{ when: { has: [':modifiers > :"static"', ':modifiers > :"final"'] }, kind: 'constant' }],
};
const inRecord = {
  test: (view: TreeView, node: number) => view.is(view.parent(view.parent(node)), 'record_declaration'),
};
const typeAround = (view: TreeView, method: number): number => view.parent(view.parent(method));

const methodFlags: readonly FlagRule[] = [
  { when: { parent: ['interface_body'], lacks: ['body'] }, flags: ['abstract'] },
  {
    // JUnit 3
    when: {
      name: /^test(?!\p{Ll})/u,
      test: (view, node) => /TestCase\b/.test(view.textOf(view.at(typeAround(view, node), ':superclass'))),
    },
    flags: ['test'],
  },
];

/** Java. */
export const spec: LanguageSpec = {
  readable: grammarText,
  branches,
  identifiers: { identifier: 'read', type_identifier: 'type' },
  slots: {
    method_invocation: { name: 'call', object: 'read' },
    object_creation_expression: { type: 'call' },
    generic_type: { ':type_identifier': 'inherit', ':scoped_type_identifier': 'inherit', ':type_arguments': 'type' },
    scoped_type_identifier: { '*': scopedType },
    field_access: { object: 'read', field: 'member' },
    array_access: { '*': 'read' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: 'write' },
    update_expression: { '*': 'write' },
    local_variable_declaration: { declarator: 'variable', type: localType },
    variable_declarator: { name: 'inherit' },
    spread_parameter: { ':variable_declarator': 'parameter' },
    formal_parameter: { name: 'parameter', type: localType },
    inferred_parameters: { '*': 'parameter' },
    lambda_expression: { parameters: 'parameter' },
    catch_formal_parameter: { name: 'variable' },
    enhanced_for_statement: { name: 'variable', type: localType },
    resource: { name: 'variable', type: localType },
    instanceof_expression: { name: 'variable' },
    type_pattern: { ':identifier': 'variable' },
    record_pattern: { ':identifier': 'type' },
    record_pattern_component: { ':identifier': 'variable', ':type_identifier': localType },
    type_parameter: { ':type_identifier': 'type-parameter' },
    annotation: { name: 'type' },
    marker_annotation: { name: 'type' },
    element_value_pair: { key: 'key' },
    break_statement: { ':identifier': 'label' },
    continue_statement: { ':identifier': 'label' },
    package_declaration: { ':identifier': 'none', ':scoped_identifier': 'none' },
    import_declaration: { '*': 'import' },
    module_declaration: { name: 'none' },
    requires_module_directive: { module: 'import' },
    exports_module_directive: { package: 'export' },
    opens_module_directive: { package: 'export' },
    uses_module_directive: { type: 'type' },
    provides_module_directive: { '*': 'type' },
  },
  definitions: {
    class_declaration: { kind: 'class' },
    interface_declaration: { kind: 'interface' },
    annotation_type_declaration: { kind: 'interface' },
    enum_declaration: { kind: 'enum' },
    record_declaration: { kind: 'class' },
    enum_constant: { kind: 'enum-member' },
    method_declaration: { kind: 'method', declarationWithoutBody: true, flagged: methodFlags },
    annotation_type_element_declaration: { kind: 'method', flags: ['abstract', 'declaration'] },
    constructor_declaration: { kind: 'constructor' },
    compact_constructor_declaration: { kind: 'constructor' },
    field_declaration: fields,
    // In a file without a class, and where a class does not parse.
    local_variable_declaration: { ...fields, when: { scope: ['file', 'class'] } },
    constant_declaration: { ...declarators, kind: 'constant', flags: ['static'] },
    formal_parameter: { kind: 'field', when: inRecord },
    spread_parameter: { kind: 'field', when: inRecord, name: ':variable_declarator > name' },
    module_declaration: { kind: 'module' },
    labeled_statement: {
      kind: 'variable',
      binds: 'label',
      name: ':identifier',
      bind: 'function',
      visibility: 'scope',
    },
  },
  wrappers: [],
  modifiers: {
    '"static"': 'static',
    '"abstract"': 'abstract',
    '"private"': 'private',
    '"protected"': 'protected',
  },
  modifierNodes: ['modifiers'],
  exported: {
    default: false,
    marks: ['"public"'],
    // Members of interfaces, constants of enums and components of records are public.
    also: { parent: ['interface_body', 'annotation_type_body', 'enum_body', 'formal_parameters'] },
  },
  scopes: {
    class_declaration: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    interface_declaration: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    // The components stand outside the body.
    record_declaration: 'type-parameters',
    class_body: 'class',
    interface_body: 'class',
    enum_body: 'class',
    annotation_type_body: 'class',
    method_declaration: 'function',
    constructor_declaration: 'function',
    compact_constructor_declaration: 'function',
    // Shows what an anonymous class is made of: the first type that is called in it.
    object_creation_expression: (view, node) =>
      view.child(node, 'class_body') >= 0 && view.first(node) === view.field(node, 'type')
        ? 'type-parameters'
        : undefined,
    lambda_expression: 'function',
    static_initializer: 'function',
    block: 'block',
    constructor_body: 'block',
    for_statement: 'block',
    enhanced_for_statement: 'block',
    try_with_resources_statement: 'block',
    catch_clause: 'block',
    switch_block: 'block',
    switch_rule: 'block',
  },
  visibility: 'name',
  parameterVisibility: 'body',
  imports: {
    package_declaration: packageDeclaration,
    import_declaration: importDeclaration,
    requires_module_directive: requires,
  },
  comments: ['line_comment', 'block_comment'],
  broken: { class: 'class', interface: 'interface', enum: 'enum', record: 'class' },
  brokenBefore: { formal_parameters: 'method' },
  docs: { only: /^(?:\/\*\*(?!\/)|\/\/\/)/ },
  deprecated: { head: /@(?:java\.lang\.)?Deprecated\b/, doc: /^\s*(?:\/\*)?\*\s*@deprecated\b/m },
  tests: {
    // JUnit, TestNG, and the slices of Spring: @SpringBootTest
    head: /@(?:[\w.]+\.)?(?:(?!VisibleFor)\w*Test|TestFactory|TestTemplate)\b/,
    imports: /^(?:org\.junit|org\.testng|junit\.framework|org\.assertj|org\.mockito)\b/,
  },
  wholeNames: ['scoped_identifier'],
  tokens: ['!', '+', '-', '*', '/', '%', '<<', '>>', '>>>', '&', '|', '^'],
  links,
  values,
};
