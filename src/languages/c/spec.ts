import type { DefinitionRule, LanguageSpec, TreeView } from '../spec.ts';
import { declaresFunction, isInitialised, parameterScope } from './declarators.ts';
import { include } from './imports.ts';
import { readable } from './readable/scan.ts';

/** The declaration around a name, from the name up. */
function isExtern(view: TreeView, node: number): boolean {
  return view
    .children(node)
    .some((child) => view.is(child, 'storage_class_specifier') && view.textOf(child) === 'extern');
}

const namesAFunction = (view: TreeView, node: number): boolean => {
  let at = view.field(node, 'declarator');
  while (view.is(at, 'pointer_declarator') || view.is(at, 'attributed_declarator')) {
    at = view.is(at, 'pointer_declarator') ? view.field(at, 'declarator') : view.first(at);
  }
  if (!view.is(at, 'function_declarator')) return false;
  const inner = view.field(at, 'declarator');
  return view.is(inner, 'identifier') || view.is(inner, 'field_identifier') || view.is(inner, 'type_identifier');
};

/** A type that is only named opens no scope. */
const typeScope = (view: TreeView, node: number): 'class' | undefined =>
  view.field(node, 'body') < 0 ? undefined : 'class';

const hasTag = { has: ['type:struct_specifier|union_specifier|enum_specifier > name'] };
/** A tag without a body only names the type. */
const tagged = (kind: 'struct' | 'union' | 'enum'): DefinitionRule => ({ kind, when: { has: ['body'] } });

/** C. */
export const spec: LanguageSpec = {
  readable,
  identifiers: {
    identifier: 'read',
    type_identifier: 'type',
    field_identifier: 'read',
    statement_identifier: 'label',
  },
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
    parameter_declaration: { declarator: 'parameter' },
    parameter_list: { ':identifier': 'parameter' },
    preproc_params: { '*': 'parameter' },
    field_designator: { '*': 'key' },
    initializer_pair: { ':field_identifier': 'key' },
    attribute: { name: 'none', prefix: 'none' },
    ms_declspec_modifier: { '*': 'none' },
  },
  definitions: {
    function_definition: { kind: 'function', name: 'declarator' },
    declaration: [
      {
        kind: 'function',
        when: { test: namesAFunction },
        name: 'declarator',
        flags: ['declaration'],
        container: false,
      },
      {
        kind: 'variable',
        kinds: [{ when: { test: (view, _node, name) => declaresFunction(view, name) }, kind: 'function' }],
        when: {
          has: ['declarator'],
          test: (view, node) => isExtern(view, node) && !isInitialised(view, view.at(node, '**:identifier')),
        },
        name: 'declarator',
        flags: ['declaration'],
        container: false,
      },
      {
        kind: 'variable',
        kinds: [{ when: { test: (view, _node, name) => declaresFunction(view, name) }, kind: 'function' }],
        name: 'declarator',
        container: false,
      },
    ],
    type_definition: [
      { kind: 'type', when: hasTag, name: 'declarator', container: false },
      {
        // The type that has no tag is known by its alias, and its members belong to that.
        kind: 'type',
        kinds: [
          { when: { has: ['type:struct_specifier > body'] }, kind: 'struct' },
          { when: { has: ['type:union_specifier > body'] }, kind: 'union' },
          { when: { has: ['type:enum_specifier > body'] }, kind: 'enum' },
        ],
        name: 'declarator',
        body: 'type:struct_specifier|union_specifier|enum_specifier > body',
      },
    ],
    struct_specifier: tagged('struct'),
    union_specifier: tagged('union'),
    enum_specifier: tagged('enum'),
    enumerator: { kind: 'enum-member' },
    field_declaration: { kind: 'field', name: 'declarator', container: false },
    preproc_def: { kind: 'macro', body: 'value', container: false },
    preproc_function_def: { kind: 'macro', body: 'value', container: false },
  },
  wrappers: [],
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
    struct_specifier: typeScope,
    union_specifier: typeScope,
  },
  visibility: 'name',
  imports: { preproc_include: include },
  comments: ['comment'],
  docs: { ignore: /^\/[/*]\s*(clang-format|NOLINT|SPDX|Copyright|-\*-|[-=*#_]{3})/ },
  deprecated: { doc: /[@\\]deprecated\b/, head: /__attribute__\s*\(\(\s*(__)?deprecated/ },
  tests: {},
};
