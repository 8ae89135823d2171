import type { Condition, DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { branches } from './branches.ts';
import {
  declaresFunction,
  isBrokenHead,
  isConstant,
  isDeclared,
  isElsewhere,
  isPlain,
  parameterScope,
} from './declarators.ts';
import { include, otherDirective } from './imports.ts';
import { links, values } from './links.ts';
import { readable } from './readable/scan.ts';

/** A struct or union without a tag, whose members belong to what is declared with it. */
const UNTAGGED: Condition = {
  has: ['declarator', 'type:struct_specifier|union_specifier > body'],
  lacks: ['type:struct_specifier|union_specifier > name'],
};
/** What is a declaration only: functions, and `extern int x;`. */
export const declared: readonly FlagRule[] = [
  {
    when: { test: (view, node, name) => declaresFunction(view, name) || isElsewhere(view, node, name) },
    flags: ['declaration'],
  },
];
/** Kinds of what `declaration` declares. */
export const declaredKinds: NonNullable<DefinitionRule['kinds']> = [
  { when: { test: (view, _node, name) => declaresFunction(view, name) }, kind: 'function' },
  { when: { test: isConstant }, kind: 'constant' },
];
/** The values of a variable are no part of its signature. */
export const VALUES: readonly string[] = ['declarator:init_declarator > value:initializer_list'];

const hasTag = { has: ['type:struct_specifier|union_specifier|enum_specifier > name'] };
/** A tag without a body only names the type. */
const tagged = (kind: 'struct' | 'union' | 'enum'): DefinitionRule => ({ kind, when: { has: ['body'] } });

/** What `typedef` defines. */
export const typedefs: readonly DefinitionRule[] = [
  { kind: 'type', when: hasTag, name: 'declarator', container: false },
  {
    // The type that has no tag is known by its alias, and its members belong to that.
    kind: 'type',
    kinds: [
      { when: { has: ['type:struct_specifier > body'], test: isPlain }, kind: 'struct' },
      { when: { has: ['type:union_specifier > body'], test: isPlain }, kind: 'union' },
      { when: { has: ['type:enum_specifier > body'], test: isPlain }, kind: 'enum' },
    ],
    name: 'declarator',
    container: 'first',
    body: 'type:struct_specifier|union_specifier|enum_specifier > body',
  },
];

/** Nodes that are names. */
export const identifiers: LanguageSpec['identifiers'] = {
  identifier: 'read',
  type_identifier: 'type',
  field_identifier: 'read',
  statement_identifier: 'label',
};

/** C. */
export const spec: LanguageSpec = {
  branches,
  readable,
  // The grammar takes TRUE and FALSE for words of the language, too, which are macros in C.
  identifiers: { ...identifiers, true: 'read', false: 'read' },
  slots: {
    call_expression: { function: 'call' },
    field_expression: { argument: 'read', field: 'member' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: 'write' },
    update_expression: { argument: 'write' },
    pointer_declarator: { declarator: 'inherit' },
    array_declarator: { declarator: 'inherit' },
    function_declarator: { declarator: 'inherit' },
    parenthesized_declarator: { '*': 'inherit' },
    attributed_declarator: {
      ':identifier': 'inherit',
      ':pointer_declarator': 'inherit',
      ':function_declarator': 'inherit',
      ':array_declarator': 'inherit',
    },
    init_declarator: { declarator: 'inherit' },
    declaration: { ':function_declarator': 'call' },
    parameter_declaration: { declarator: 'parameter' },
    parameter_list: { ':identifier': 'parameter' },
    preproc_params: { '*': 'parameter' },
    field_designator: { '*': 'key' },
    initializer_pair: { ':field_identifier': 'key' },
    attribute: { name: 'none', prefix: 'none' },
    attribute_specifier: { '*': 'none' },
    ms_declspec_modifier: { '*': 'none' },
  },
  definitions: {
    function_definition: { kind: 'function', name: 'declarator' },
    declaration: [
      { kind: 'variable', when: UNTAGGED, kinds: declaredKinds, name: 'declarator', body: VALUES, container: 'first' },
      {
        kind: 'variable',
        when: { test: isDeclared },
        kinds: declaredKinds,
        name: 'declarator',
        body: VALUES,
        flagged: declared,
        container: false,
      },
    ],
    type_definition: typedefs,
    struct_specifier: tagged('struct'),
    union_specifier: tagged('union'),
    enum_specifier: tagged('enum'),
    enumerator: { kind: 'enum-member' },
    // The head of a function whose body does not parse.
    function_declarator: { kind: 'function', when: { test: isBrokenHead }, name: 'declarator', container: false },
    // A member is found through its struct only, which makes no scope: tags and enumerators in it go to what is around.
    field_declaration: [
      { kind: 'field', when: UNTAGGED, name: 'declarator', container: 'first', bind: 'nowhere', local: 'symbol' },
      { kind: 'field', name: 'declarator', container: false, bind: 'nowhere', local: 'symbol' },
    ],
    preproc_def: { kind: 'macro', body: 'value', container: false },
    preproc_function_def: { kind: 'macro', body: 'value', container: false },
    labeled_statement: { kind: 'variable', binds: 'label', name: 'label', bind: 'function', visibility: 'scope' },
  },
  wrappers: ['linkage_specification'],
  modifiers: { '"static"': 'static' },
  modifierNodes: ['storage_class_specifier'],
  exported: { default: true, hides: ['"static"'], members: 'container' },
  scopes: {
    function_definition: 'function',
    compound_statement: 'block',
    for_statement: 'block',
    while_statement: 'block',
    if_statement: 'block',
    switch_statement: 'block',
    do_statement: 'block',
    parameter_list: parameterScope,
    preproc_function_def: 'function',
  },
  visibility: 'name',
  parameterVisibility: 'name',
  imports: { preproc_include: include, preproc_call: otherDirective },
  links,
  values,
  comments: ['comment'],
  docs: {
    ignore: /^\/[/*]\s*(clang-format|NOLINT|SPDX|Copyright|-\*-|[-=*#_]{3})/,
    trailing: /[ \t]*,?[ \t]*(\/\*[*!]<[\s\S]*?\*\/|\/\/[/!]<.*)/y,
  },
  deprecated: { doc: /[@\\]deprecated\b/, head: /\[\[\s*(gnu::)?deprecated|__attribute__\s*\(\(\s*(__)?deprecated/ },
  tests: {},
  macros: true,
  broken: { struct: 'struct', union: 'union', enum: 'enum' },
  brokenNeeds: /^\s*\{/,
};
