import type { Condition, DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { bound, declared, inCondition, inPattern, visibleFrom } from './bindings.ts';
import { isOpen, isPrivate } from './exports.ts';
import { importDeclaration } from './imports.ts';
import { links } from './links.ts';
import { mask } from './mask.ts';
import { extended, extendedOwner, functionName, keyword, label } from './names.ts';
import { callee, captured, dotted, inAttribute, inCase, jump, memberRole, operand, typePart } from './roles.ts';
import { values as valueRules } from './values.ts';

const inType: Condition = { in: ['class', 'struct', 'enum', 'protocol', 'extension'] };
const hidden: FlagRule = { when: { test: isPrivate }, flags: ['private'] };
/** `class func`, `class var` */
const classMember: readonly FlagRule[] = [
  { when: { has: [':"class"'] }, flags: ['static'] },
  { when: { has: [':modifiers > :property_modifier > :"class"'] }, flags: ['static'] },
];
const inTestCase = (view: TreeView, node: number): boolean => {
  const type = view.parent(view.parent(node));
  const head = view.text.slice(view.start(type), view.start(view.parent(node)));
  return /\bclass\b[^{]*:[^{]*Test(?:Case|s)\b|\bextension\s+[\w.]*Test(?:Case|s)\b/.test(head);
};
const requirement: DefinitionRule['flags'] = ['abstract', 'declaration'];

const functions: DefinitionRule = {
  kind: 'function',
  kinds: [{ when: inType, kind: 'method' }],
  name: functionName,
  flagged: [
    hidden,
    ...classMember,
    // XCTest
    { when: { name: /^test(?!\p{Ll})/u, test: inTestCase }, flags: ['test'] },
  ],
};
const member = (word: string, kind: DefinitionRule['kind']): DefinitionRule => ({
  kind,
  name: keyword(word),
  bind: 'nowhere',
  body: ['body', ':computed_property'],
  flagged: [hidden, ...classMember, { when: { parent: ['protocol_body'] }, flags: ['abstract', 'declaration'] }],
});
const values: DefinitionRule = {
  kind: 'variable',
  kinds: [
    { when: inType, kind: 'property' },
    { when: { has: [':value_binding_pattern > mutability:"let"'] }, kind: 'constant' },
  ],
  name: declared,
  visibility: 'definition',
  body: ['computed_value', ':willset_didset_block', 'value:lambda_literal'],
  flagged: [hidden, ...classMember],
};
const block = (view: TreeView, node: number) =>
  /^(?:function_body|computed_|lambda_|willset_|didset_)/.test(view.kindOf(view.parent(node))) ? undefined : 'block';

/** Swift. */
export const spec: LanguageSpec = {
  readable: (text) => ({ text: mask(text) }),
  identifiers: { simple_identifier: 'read', type_identifier: 'type', custom_operator: 'call' },
  slots: {
    call_expression: { ':simple_identifier': callee },
    navigation_suffix: { suffix: memberRole },
    prefix_expression: { target: operand },
    directly_assignable_expression: { '*': 'write' },
    tuple_expression: { value: 'inherit' },
    assignment: { result: 'read' },
    value_argument: { value: 'read' },
    value_argument_label: { '*': 'key' },
    parameter: { external_name: 'key', name: 'parameter', default_value: 'read' },
    lambda_parameter: { external_name: 'key', name: 'parameter' },
    computed_setter: { ':simple_identifier': 'parameter' },
    willset_clause: { ':simple_identifier': 'parameter' },
    didset_clause: { ':simple_identifier': 'parameter' },
    capture_list_item: { name: captured },
    pattern: { bound_identifier: bound, ':simple_identifier': inPattern, ':pattern': 'inherit' },
    if_statement: { bound_identifier: bound, condition: inCondition },
    guard_statement: { bound_identifier: bound, condition: inCondition },
    while_statement: { bound_identifier: bound, condition: inCondition },
    for_statement: { collection: 'read' },
    control_transfer_statement: { result: jump },
    user_type: { ':type_identifier': typePart },
    type_parameter: { ':type_identifier': 'type-parameter' },
    identifier: { '*': dotted },
    attribute: { ':simple_identifier': inAttribute },
    enum_type_parameters: { ':simple_identifier': inCase },
    tuple_type_item: { name: 'key' },
    operator_declaration: { ':simple_identifier': 'type' },
    precedence_group_attribute: { '*': 'none' },
    import_declaration: { '*': 'import' },
  },
  definitions: {
    class_declaration: [
      {
        kind: 'extension',
        when: { has: ['declaration_kind:"extension"'] },
        name: extended,
        owner: extendedOwner,
        keepsSlot: true,
        bind: 'nowhere',
        flagged: [hidden],
      },
      {
        kind: 'class',
        kinds: [
          { when: { has: ['declaration_kind:"struct"'] }, kind: 'struct' },
          { when: { has: ['declaration_kind:"enum"'] }, kind: 'enum' },
        ],
        flagged: [hidden],
      },
    ],
    protocol_declaration: { kind: 'protocol', flagged: [hidden] },
    enum_entry: { kind: 'enum-member', body: [], container: false },
    function_declaration: functions,
    protocol_function_declaration: { ...functions, flags: requirement },
    init_declaration: member('init', 'constructor'),
    deinit_declaration: member('deinit', 'method'),
    subscript_declaration: member('subscript', 'method'),
    property_declaration: values,
    protocol_property_declaration: { ...values, kind: 'property', kinds: [], flags: requirement },
    typealias_declaration: { kind: 'type', body: [], flagged: [hidden] },
    associatedtype_declaration: { kind: 'type', body: [], flags: requirement },
    macro_declaration: { kind: 'macro', name: ':simple_identifier', body: 'definition', flagged: [hidden] },
    operator_declaration: { kind: 'function', name: ':custom_operator', body: [], flags: ['declaration'] },
    precedence_group_declaration: { kind: 'type', name: ':simple_identifier', body: [] },
    statement_label: { kind: 'variable', binds: 'label', name: label, bind: 'function' },
  },
  wrappers: [],
  tokens: ['func', 'init', 'deinit', 'subscript', 'extension', 'case', 'as'],
  modifiers: { '"static"': 'static', '"async"': 'async' },
  modifierNodes: ['modifiers'],
  exported: { default: false, also: { test: isOpen }, members: 'own' },
  scopes: {
    class_declaration: 'class',
    protocol_declaration: 'class',
    function_declaration: 'function',
    protocol_function_declaration: 'function',
    init_declaration: 'function',
    deinit_declaration: 'function',
    subscript_declaration: 'function',
    macro_declaration: 'function',
    computed_property: 'function',
    computed_getter: 'function',
    computed_setter: 'function',
    computed_modify: 'function',
    willset_clause: 'function',
    didset_clause: 'function',
    lambda_literal: 'function',
    typealias_declaration: 'type-parameters',
    if_statement: 'block',
    for_statement: 'block',
    while_statement: 'block',
    catch_block: 'block',
    switch_entry: 'block',
    statements: block,
  },
  visibility: visibleFrom,
  blank: ['_'],
  wholeNames: ['"init"', '"deinit"', '"subscript"'],
  imports: { import_declaration: importDeclaration },
  comments: ['comment', 'multiline_comment'],
  docs: { only: /^(?:\/\/\/(?!\/)|\/\*\*(?!\/))/ },
  deprecated: { head: /@available\s*\((?:[^)"]|"[^"]*")*\bdeprecated\b/ },
  links,
  values: valueRules,
  tests: { head: /@(?:Test|Suite)\b/, imports: /^(?:XCTest|XCT\w+|Testing|Quick|Nimble)$/ },
  broken: {
    class: 'class',
    struct: 'struct',
    enum: 'enum',
    actor: 'class',
    protocol: 'protocol',
    extension: 'extension',
    func: 'function',
    typealias: 'type',
  },
};
