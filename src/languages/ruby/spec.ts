import type { LanguageSpec, Slot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { branches } from './branches.ts';
import { isClassBody } from './calls.ts';
import {
  aliases,
  assignments,
  calls,
  classes,
  fieldAmongOthers,
  methods,
  modules,
  singletonMethods,
} from './definitions.ts';
import { callImport, mentionImport } from './imports.ts';
import { links, values } from './links.ts';
import { argumentRole, keyRole, methodRole, namedMethod, patternKeyRole, patternRole } from './roles.ts';

/** What is assigned to among others: names there are bound as names alone are. */
const targets: Record<string, Slot> = {
  ':identifier': 'inherit',
  ':constant': 'inherit',
  ':left_assignment_list': 'inherit',
  ':destructured_left_assignment': 'inherit',
  ':rest_assignment': 'inherit',
  '*': 'write',
};
/** What stands in a pattern: names are bound, constants are compared with. */
const patterns: Record<string, Slot> = {
  ':identifier': 'variable',
  ':constant': 'type',
  ':scope_resolution': 'type',
  ':splat_parameter': 'variable',
  ':hash_splat_parameter': 'variable',
};
const blockScope = (view: TreeView, node: number): 'class' | 'block' => (isClassBody(view, node) ? 'class' : 'block');

/** Ruby. */
export const spec: LanguageSpec = {
  identifiers: {
    identifier: 'read',
    constant: 'read',
    instance_variable: 'read',
    class_variable: 'read',
    global_variable: 'read',
    hash_key_symbol: 'key',
  },
  slots: {
    call: { method: methodRole },
    argument_list: { ':constant': argumentRole, ':scope_resolution': argumentRole },
    scope_resolution: { scope: 'read', name: 'member' },
    superclass: { '*': 'type' },
    exceptions: { '*': 'type' },
    exception_variable: { '*': 'variable', ':instance_variable': 'write', ':global_variable': 'write' },
    singleton_method: { object: 'read' },
    setter: { '*': 'none' },
    alias: { '*': 'read' },
    undef: { '*': 'read' },
    pair: { key: keyRole },
    assignment: { left: 'write' },
    operator_assignment: { left: 'write' },
    left_assignment_list: targets,
    destructured_left_assignment: targets,
    rest_assignment: targets,
    for: { pattern: 'variable' },
    method_parameters: { '*': 'parameter' },
    block_parameters: { '*': 'parameter' },
    lambda_parameters: { '*': 'parameter' },
    destructured_parameter: { '*': 'inherit' },
    optional_parameter: { name: 'parameter' },
    keyword_parameter: { name: 'parameter' },
    block_parameter: { name: 'parameter' },
    splat_parameter: { name: 'inherit' },
    hash_splat_parameter: { name: 'inherit' },
    in_clause: patterns,
    match_pattern: { pattern: patternRole },
    test_pattern: { pattern: patternRole },
    array_pattern: patterns,
    find_pattern: patterns,
    hash_pattern: patterns,
    alternative_pattern: patterns,
    as_pattern: patterns,
    parenthesized_pattern: patterns,
    keyword_pattern: { ...patterns, key: patternKeyRole, ':hash_key_symbol': patternKeyRole },
    variable_reference_pattern: { '*': 'read' },
  },
  definitions: {
    module: modules,
    class: classes,
    method: methods,
    singleton_method: singletonMethods,
    alias: aliases,
    call: calls,
    assignment: assignments,
    operator_assignment: assignments,
    instance_variable: fieldAmongOthers,
    class_variable: fieldAmongOthers,
  },
  owners: {
    singleton_class: (view, node) => {
      const value = view.field(node, 'value');
      return view.is(value, 'self') ? '' : view.textOf(value);
    },
  },
  wholeNames: ['operator', 'setter', 'simple_symbol', 'string_content'],
  // `private def a`, `memoize def a`
  wrappers: ['argument_list', 'call'],
  modifiers: {},
  embedded: {
    simple_symbol: namedMethod,
    // `alias x= y=`: one that is defined is no identifier.
    setter: (view, node) => {
      const around = view.parent(node);
      const isRead = view.is(around, 'undef') || (view.is(around, 'alias') && view.field(around, 'alias') === node);
      return isRead ? [{ node: -1, start: view.start(node), text: view.textOf(node) }] : [];
    },
  },
  exported: {
    default: true,
    // Locals of the file end with it.
    never: {
      test: (view, _, name) => view.is(name, 'identifier') && /assignment/.test(view.kindOf(view.parent(name))),
    },
  },
  scopes: {
    // The scope of a class is its body: the superclass is not looked up in it.
    body_statement: (view, node) => (/class|module/.test(view.kindOf(view.parent(node))) ? 'class' : undefined),
    method: 'function',
    singleton_method: 'function',
    do_block: blockScope,
    block: blockScope,
    lambda: 'block',
  },
  conditional: [
    ...['if', 'unless', 'case', 'case_match', 'if_modifier', 'unless_modifier', 'conditional', 'begin'],
    ...['while', 'until', 'for'],
  ],
  visibility: 'name',
  sharing: ['block'],
  calledUnlessLocal: ['identifier'],
  imports: { call: callImport, constant: mentionImport, scope_resolution: mentionImport },
  links,
  branches,
  values,
  comments: ['comment'],
  broken: { class: 'class', module: 'module', def: 'function' },
  brokenNeeds: /^(?!::|\.|=)/,
  restarts: /^(?:#.*\n)*(?:class|module|def|require|require_relative)\b/gm,
  docs: {
    ignore:
      /^#\s*(?:!|-\*-|frozen[_-]string[_-]literal:|(?:en)?coding[:=]|typed:|warn_indent:|shareable_constant_value:|rubocop:|standard:|:nocov:|vim:|(?:\+\+|--)\s*$|[-=*#~_]{3})/,
  },
  deprecated: { doc: /^\s*(?:#\s*)?@deprecated\b/m },
  tests: {
    name: /^test_/,
    imports:
      /(?:^|\/)(?:test_helper|spec_helper|rails_helper|abstract_unit)$|^(?:minitest|rspec|test\/unit)(?:\/autorun)?$/,
    calls: ['describe', 'context', 'feature', 'shared_examples', 'shared_examples_for', 'shared_context', 'RSpec'],
    title: /^(?:\.\w+)?[ \t]*\(?\s*(?:['":]|[A-Z])/,
  },
};
