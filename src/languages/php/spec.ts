import type { Condition, DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { branches } from './branches.ts';
import { docTypes } from './doc-types.ts';
import { testMethod, visibility } from './flags.ts';
import { includeHook, namespaceHook, useHook } from './imports.ts';
import { links, values } from './links.ts';
import {
  aliasedMethod,
  bareName,
  calledName,
  className,
  constantAccess,
  createdName,
  definedConstant,
  loopVariable,
  namespacePart,
  operand,
  scopeName,
  subscriptName,
} from './names.ts';
import { phpText } from './php-text.ts';

/** Names of functions and constants are global wherever they are defined. */
const inFunction: Condition = { scope: ['function'] };
const inInterface: Condition = { in: ['interface'] };
/** A value that is not for the signature. */
const VALUES = ':array_creation_expression|heredoc|nowdoc|object_creation_expression|match_expression|encapsed_string';

const assignment: DefinitionRule = {
  kind: 'variable',
  // Not `[…]` in an expression: what is assigned to.
  name: ['left:variable_name', 'left:list_literal'],
  bind: 'function',
  once: true,
  container: false,
  body: ['right:anonymous_function|arrow_function > body', `right${VALUES}`],
};

const constant: DefinitionRule = { kind: 'constant', name: ':name', container: false, body: [VALUES] };
const property: DefinitionRule = {
  kind: 'property',
  bind: 'nowhere',
  local: 'symbol',
  container: false,
  flagged: visibility,
};

function propertyCount(view: TreeView, node: number): number {
  return view.children(node).filter((child) => view.is(child, 'property_element')).length;
}

/** PHP, with the HTML around it. Variables are called as they are written, with the `$`; properties have none. */
export const spec: LanguageSpec = {
  branches,
  readable: phpText,
  identifiers: { name: 'read', variable_name: 'read' },
  slots: {
    variable_name: { ':name': bareName, '*': 'none' },
    named_type: { ':name': className, ':qualified_name': 'type', ':relative_name': 'type' },
    base_clause: { '*': 'type' },
    class_interface_clause: { '*': 'type' },
    use_declaration: { ':name': 'type', ':qualified_name': 'type', ':relative_name': 'type' },
    use_instead_of_clause: { ':name': 'type', ':qualified_name': 'type' },
    use_as_clause: { ':name': 'read' },
    qualified_name: { ':name': 'inherit' },
    relative_name: { ':name': 'inherit' },
    namespace_name: { '*': namespacePart },
    namespace_use_declaration: { '*': 'import' },
    attribute: { ':name': 'type', ':qualified_name': 'type', ':relative_name': 'type' },
    object_creation_expression: { ':name': createdName, ':qualified_name': 'call', ':relative_name': 'call' },
    function_call_expression: { function: calledName },
    member_call_expression: { object: 'read', name: 'call' },
    nullsafe_member_call_expression: { object: 'read', name: 'call' },
    scoped_call_expression: {
      name: 'call',
      scope: scopeName,
      ':qualified_name': 'type',
      ':relative_name': 'type',
    },
    member_access_expression: { object: 'read', name: 'member' },
    nullsafe_member_access_expression: { object: 'read', name: 'member' },
    scoped_property_access_expression: {
      scope: scopeName,
      name: 'none',
      ':qualified_name': 'type',
      ':relative_name': 'type',
    },
    class_constant_access_expression: {
      ':name': constantAccess,
      ':qualified_name': 'type',
      ':relative_name': 'type',
      '*': 'read',
    },
    binary_expression: { ':name': operand, ':qualified_name': operand, ':relative_name': operand },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: 'write' },
    reference_assignment_expression: { left: 'write' },
    augmented_assignment_expression: { left: 'write' },
    update_expression: { argument: 'write' },
    unset_statement: { '*': 'write' },
    subscript_expression: { ':name': subscriptName, '*': 'read' },
    list_literal: { ':name': 'read', ':string': 'none', ':encapsed_string': 'none', '*': 'inherit' },
    by_ref: { '*': 'inherit' },
    foreach_statement: {
      ':variable_name': loopVariable,
      ':pair': 'variable',
      ':list_literal': 'variable',
      ':by_ref': 'variable',
    },
    pair: { '*': 'inherit' },
    catch_clause: { name: 'variable' },
    simple_parameter: { name: 'parameter' },
    variadic_parameter: { name: 'parameter' },
    property_promotion_parameter: { name: 'parameter' },
    property_element: { name: 'none' },
    property_hook: { ':name': 'none' },
    static_variable_declaration: { name: 'variable' },
    anonymous_function_use_clause: { '*': 'read' },
    argument: { name: 'key' },
    declare_directive: { '*': 'none' },
    goto_statement: { ':name': 'label' },
  },
  definitions: {
    namespace_definition: [
      { kind: 'namespace', bind: 'nowhere', when: { lacks: ['body'] }, body: ':";"', goesOn: true },
      { kind: 'namespace', bind: 'nowhere' },
    ],
    class_declaration: { kind: 'class' },
    interface_declaration: { kind: 'interface' },
    trait_declaration: { kind: 'trait' },
    enum_declaration: { kind: 'enum' },
    enum_case: { kind: 'enum-member', bind: 'nowhere', body: [] },
    function_definition: { kind: 'function' },
    method_declaration: {
      kind: 'method',
      kinds: [{ when: { name: /^__construct$/i }, kind: 'constructor' }],
      bind: 'nowhere',
      declarationWithoutBody: true,
      flagged: [...visibility, testMethod, { when: { ...inInterface, lacks: ['body'] }, flags: ['abstract'] }],
    },
    use_as_clause: { kind: 'method', name: aliasedMethod, bind: 'nowhere', container: false, flagged: visibility },
    property_declaration: {
      ...property,
      when: { test: (view, node) => propertyCount(view, node) === 1 },
      name: ':property_element > name > :name',
      body: [':property_hook_list', `:property_element > default_value${VALUES}`],
    },
    property_element: {
      ...property,
      when: { test: (view, node) => propertyCount(view, view.parent(node)) > 1 },
      name: 'name > :name',
      body: [`default_value${VALUES}`],
    },
    property_promotion_parameter: {
      ...property,
      name: 'name > :name',
      parent: 'type',
      body: [':property_hook_list', `default_value${VALUES}`],
    },
    const_element: [
      { ...constant, when: { scope: ['class'] }, bind: 'nowhere', flagged: visibility },
      { ...constant, local: 'symbol' },
    ],
    function_call_expression: [
      { kind: 'constant', when: inFunction, name: definedConstant, bind: 'nowhere', local: 'symbol', container: false },
      { kind: 'constant', name: definedConstant, container: false },
    ],
    assignment_expression: assignment,
    reference_assignment_expression: assignment,
    augmented_assignment_expression: { ...assignment, when: { has: [':"??="'] } },
    named_label_statement: { kind: 'variable', binds: 'label', name: ':name', bind: 'function' },
  },
  wrappers: ['const_declaration', 'property_declaration', 'expression_statement'],
  wholeNames: ['namespace_name'],
  strings: ['string', 'encapsed_string'],
  tokens: ['as', 'instanceof', '.', '??'],
  modifiers: { abstract_modifier: 'abstract', static_modifier: 'static' },
  exported: { default: true, members: 'container' },
  scopes: {
    namespace_definition: (view, node) => (view.field(node, 'body') < 0 ? undefined : 'module'),
    class_declaration: 'class',
    interface_declaration: 'class',
    trait_declaration: 'class',
    enum_declaration: 'class',
    // What its constructor is given stands outside of it.
    declaration_list: (view, node) => (view.is(view.parent(node), 'anonymous_class') ? 'class' : undefined),
    function_definition: 'function',
    method_declaration: 'function',
    anonymous_function: 'function',
    // It sees the variables around it.
    arrow_function: 'block',
    property_hook: 'function',
  },
  // By reference or not: what a closure takes with it is the variable around it.
  redirects: { global_declaration: 'file', anonymous_function_use_clause: 'outer' },
  blank: [
    ...(['$this', '__DIR__', '__FILE__', '__LINE__', '__CLASS__', '__FUNCTION__', '__METHOD__'] as const),
    ...(['__NAMESPACE__', '__TRAIT__'] as const),
  ],
  imports: {
    namespace_definition: namespaceHook,
    namespace_use_declaration: useHook,
    include_expression: includeHook('include'),
    include_once_expression: includeHook('include'),
    require_expression: includeHook('require'),
    require_once_expression: includeHook('require'),
  },
  comments: ['comment'],
  embedded: { comment: docTypes },
  docs: {
    groups: ['const_declaration', 'property_declaration'],
    ignore:
      /^(?:\/[/*]|#)+\s*(?:phpcs:|@codingStandards|@codeCoverage|@phpstan-ignore|@psalm-suppress|(?:end)?region\b|[-=*#~_]{3})/,
  },
  deprecated: { doc: /@deprecated\b/, head: /#\[(?:[^\]]*,\s*)?\\?Deprecated\b/ },
  tests: {
    head: /#\[(?:[^\]]*,\s*)?(?:[\w\\]+\\)?Test(?:With|Dox)?\b/,
    imports: /^(?:PHPUnit\\Framework|PHPUnit\\|Pest\\|Codeception\\|Mockery\b)/,
    calls: ['it', 'test', 'describe'],
  },
  broken: { class: 'class', interface: 'interface', trait: 'trait', enum: 'enum', function: 'function' },
  restarts:
    /^(?:(?:(?:abstract|final|readonly)[ \t]+)*(?:class|interface|trait|enum)[ \t]+[A-Za-z_]|function[ \t]+&?[A-Za-z_]|(?:namespace|use)[ \t])/gm,
  restartsIn: '<?php ',
  links,
  values,
};
