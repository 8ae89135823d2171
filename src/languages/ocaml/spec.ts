import type { DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { includeHook, openHook } from './imports.ts';
import { docOfFirst, inFieldPath, inPath, isDeprecated, isFunction, patternNames } from './names.ts';

const deprecated: FlagRule = { when: { test: isDeprecated }, flags: ['deprecated'] };
const hidden: FlagRule = { when: { has: [':"private"'] }, flags: ['private'] };
const FUNCTION: DefinitionRule['kinds'] = [{ when: { test: isFunction }, kind: 'function' }];
const OPERATOR =
  ':parenthesized_operator > :prefix_operator|hash_operator|concat_operator|rel_operator|mult_operator|add_operator|pow_operator|and_operator|or_operator|assign_operator|let_operator|let_and_operator|sign_operator|indexing_operator|match_operator';
const named: DefinitionRule = {
  kind: 'constant',
  kinds: FUNCTION,
  name: [':value_name', OPERATOR],
  body: [],
  flagged: [deprecated],
};

/** OCaml, with the tables of its interfaces. */
export const spec: LanguageSpec = {
  identifiers: {
    value_name: 'read',
    value_pattern: 'read',
    type_constructor: 'type',
    constructor_name: 'read',
    field_name: 'read',
    module_name: 'read',
    module_type_name: 'type',
    class_name: 'type',
    class_type_name: 'type',
    method_name: 'call',
    instance_variable_name: 'read',
    prefix_operator: 'call',
    hash_operator: 'call',
    concat_operator: 'call',
    rel_operator: 'call',
    mult_operator: 'call',
    add_operator: 'call',
    pow_operator: 'call',
    and_operator: 'call',
    or_operator: 'call',
    assign_operator: 'call',
    let_operator: 'call',
    let_and_operator: 'call',
    indexing_operator: 'call',
  },
  slots: {
    value_path: { ':value_name': inPath },
    field_path: { ':field_name': inFieldPath },
    parameter: { pattern: 'parameter', default: 'read' },
    match_case: { pattern: 'variable' },
    let_binding: { pattern: 'variable' },
    typed_pattern: { pattern: 'inherit' },
    alias_pattern: { '*': 'inherit' },
    or_pattern: { '*': 'inherit' },
    constructor_pattern: { pattern: 'inherit' },
    tag_pattern: { pattern: 'inherit' },
    tuple_pattern: { '*': 'inherit' },
    record_pattern: { '*': 'inherit' },
    field_pattern: { pattern: 'inherit' },
    list_pattern: { '*': 'inherit' },
    cons_pattern: { '*': 'inherit' },
    array_pattern: { '*': 'inherit' },
    lazy_pattern: { '*': 'inherit' },
    local_open_pattern: { pattern: 'inherit' },
    parenthesized_pattern: { '*': 'inherit' },
    exception_pattern: { pattern: 'inherit' },
    for_expression: { name: 'variable' },
    open_module: { module: 'import' },
    open_module_signature: { module: 'import' },
    include_module: { ':module_path': 'import' },
    set_expression: { ':instance_variable_name': 'write' },
    object_expression: { self: 'parameter' },
    inheritance_definition: { alias: 'variable' },
    module_parameter: { ':module_name': 'parameter' },
    package_pattern: { ':module_name': 'parameter' },
    abstract_type: { ':type_constructor': 'type-parameter' },
  },
  definitions: {
    let_binding: [
      // `let%test "what it says" = …`
      {
        kind: 'function',
        when: { has: ['pattern:string'] },
        name: 'pattern:string',
        body: 'body',
        bind: 'nowhere',
        flags: ['test'],
      },
      {
        ...named,
        name: patternNames,
        body: 'body',
        visibility: (view, node) => {
          const all = view.parent(node);
          return view.child(all, '"rec"') < 0 ? view.end(all) : view.start(all);
        },
      },
    ],
    external: named,
    value_specification: { ...named, flags: ['declaration'] },
    type_binding: {
      kind: 'type',
      kinds: [
        { when: { has: ['body:variant_declaration'] }, kind: 'enum' },
        { when: { has: ['body:record_declaration'] }, kind: 'struct' },
      ],
      name: 'name:type_constructor',
      body: ['body:variant_declaration', 'body:record_declaration'],
      flagged: [deprecated],
    },
    constructor_declaration: [
      {
        kind: 'type',
        when: { parent: ['exception_definition'] },
        name: ':constructor_name',
        body: ':record_declaration',
        flagged: [deprecated],
      },
      { kind: 'enum-member', name: ':constructor_name', body: ':record_declaration' },
    ],
    field_declaration: { kind: 'field', name: ':field_name', body: [], bind: 'nowhere' },
    module_binding: {
      kind: 'module',
      name: ':module_name',
      body: ['body:structure', 'module_type:signature'],
      flagged: [deprecated],
    },
    module_type_definition: {
      kind: 'interface',
      name: ':module_type_name',
      body: 'body:signature',
      flagged: [deprecated],
    },
    class_binding: { kind: 'class', name: ':class_name', flagged: [deprecated] },
    class_type_binding: { kind: 'interface', name: ':class_type_name', flagged: [deprecated] },
    method_definition: { kind: 'method', name: ':method_name', bind: 'nowhere', flagged: [hidden, deprecated] },
    method_specification: {
      kind: 'method',
      name: ':method_name',
      bind: 'nowhere',
      flags: ['declaration'],
      flagged: [hidden, deprecated],
    },
    instance_variable_definition: { kind: 'field', name: ':instance_variable_name' },
    instance_variable_specification: { kind: 'field', name: ':instance_variable_name', flags: ['declaration'] },
  },
  wrappers: [
    ...['value_definition', 'type_definition', 'module_definition', 'class_definition', 'class_type_definition'],
    'exception_definition',
  ],
  // Of several definitions that `and` joins.
  leading: ['"let"', '"rec"', '"type"', '"module"', '"class"', '"and"'],
  modifiers: { '"virtual"': 'abstract' },
  exported: { default: true, members: 'container' },
  scopes: {
    let_binding: 'function',
    fun_expression: 'function',
    method_definition: 'function',
    module_binding: 'module',
    module_type_definition: 'module',
    class_binding: 'class',
    class_type_binding: 'class',
    object_expression: 'class',
    let_expression: 'block',
    match_case: 'block',
    for_expression: 'block',
  },
  visibility: (view, node) => view.end(node),
  blank: ['_'],
  strings: ['string'],
  tokens: ['rec'],
  imports: {
    open_module: openHook,
    open_module_signature: openHook,
    include_module: includeHook,
    include_module_type: includeHook,
  },
  comments: ['comment'],
  docs: {
    inside: docOfFirst,
    only: /^\(\*\*(?![)*])/,
    trailing:
      /(?:[^\S\n]*;?[^\S\n]*|\n[^\S\n]*(?=\(\*\*(?:[^*]|\*(?!\)))*\*\)\s*?(?:\n\s*\n|$)))(\(\*\*(?:[^*]|\*(?!\)))*\*\))/y,
  },
  restarts: /^(?:\(\*\*(?:[^*]|\*(?!\)))*\*\)\s*\n)?(?:let|type|module|open|include|exception|external|class|val)\b/gm,
  broken: { module: 'module', exception: 'type', val: 'function' },
};
