import type { Condition, DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { branches } from './branches.ts';
import { grammarText } from './grammar-text.ts';
import { importHook, packageHook } from './imports.ts';
import { links } from './links.ts';
import { infixExpressions, infixPart, isTypeBody } from './misread.ts';
import { argument, changed, compared, lastPart, named, template, typePart } from './parts.ts';
import { values } from './values.ts';

const inType: Condition = { scope: ['class'] };
const inInterface: Condition = { in: ['interface'] };

/** A type without type arguments, annotations and what marks it nullable. */
function typeName(written: string): string {
  const bare = written.replace(/<[^<>]*>/g, '');
  return bare === written ? bare.replace(/@\w+|[?()`\s]/g, '') : typeName(bare);
}

/** The receiver of an extension: the type written before the name. */
function receiver(view: TreeView, node: number, name: number): string {
  for (const child of view.children(node)) {
    if (child > name) return '';
    if (view.is(child, 'user_type') || view.is(child, 'nullable_type')) return typeName(view.textOf(child));
    if (view.is(child, 'parenthesized_type')) {
      const inner = view.first(child);
      return view.is(inner, 'function_type') ? view.textOf(inner).replace(/\s+/g, ' ') : typeName(view.textOf(inner));
    }
  }
  return '';
}
const isExtension: Condition = { test: (view, node, name) => receiver(view, node, name) !== '' };

/** The bare keyword that stands for a name that is not written. */
function keyword(view: TreeView, node: number, token: string) {
  const at = view.child(node, `"${token}"`);
  return at < 0 ? [] : [{ node: at, start: view.start(at), text: token }];
}

/** `name@` before a loop, a lambda or an expression; `break@name` is read as such a label too. */
const label: DefinitionRule = {
  kind: 'variable',
  binds: 'label',
  name: (view, node) => {
    const text = view.textOf(node).slice(0, -1);
    return text === 'break' || text === 'continue' ? [] : [{ node: -1, start: view.start(node), text }];
  },
  body: [],
  visibility: 'scope',
};

/** Kotlin. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read' },
  slots: {
    call_expression: { ':identifier': 'call' },
    infix_expression: { ':identifier': infixPart },
    navigation_expression: { ':identifier': lastPart },
    parenthesized_expression: { '*': 'inherit' },
    assignment: { left: 'write' },
    unary_expression: { argument: changed },
    binary_expression: { ':identifier': compared },
    index_expression: { '*': 'read' },
    user_type: { ':identifier': typePart, '*': 'type' },
    constructor_invocation: { '*': 'type' },
    type_constraint: { ':identifier': 'type' },
    value_arguments: { '*': 'read' },
    value_argument: { ':identifier': argument },
    variable_declaration: { ':identifier': 'inherit' },
    multi_variable_declaration: { ':variable_declaration': 'inherit' },
    property_declaration: { ':variable_declaration': 'variable', ':multi_variable_declaration': 'variable' },
    for_statement: { ':variable_declaration': 'variable', ':multi_variable_declaration': 'variable' },
    when_subject: { ':variable_declaration': 'variable' },
    lambda_parameters: { ':variable_declaration': 'parameter', ':multi_variable_declaration': 'parameter' },
    parameter: { ':identifier': 'parameter' },
    class_parameter: { ':identifier': 'parameter' },
    setter: { ':identifier': 'parameter' },
    catch_block: { ':identifier': 'variable' },
    type_parameter: { ':identifier': 'type-parameter' },
    labeled_expression: { ':identifier': 'label' },
    return_expression: { label: 'label' },
    this_expression: { ':identifier': 'label' },
    super_expression: { ':identifier': 'label' },
    import: { '*': 'import' },
    package_header: { '*': 'none' },
    qualified_identifier: { '*': 'inherit' },
    annotation: { '*': 'type' },
  },
  definitions: {
    class_declaration: {
      kind: 'class',
      kinds: [
        { when: { has: [':"interface"'] }, kind: 'interface' },
        { when: { has: [':enum_class_body'] }, kind: 'enum' },
        { when: { has: [':modifiers > :class_modifier > :"enum"'] }, kind: 'enum' },
      ],
      body: [':class_body|enum_class_body'],
    },
    object_declaration: { kind: 'object', body: ':class_body' },
    companion_object: {
      kind: 'object',
      name: (view, node) => {
        const name = view.field(node, 'name');
        // A companion without a name is called Companion; the keyword stands for it.
        if (name < 0) return keyword(view, node, 'companion');
        return [named(view, name)];
      },
      body: ':class_body',
    },
    enum_entry: { kind: 'enum-member', name: ':identifier', body: ':class_body' },
    function_declaration: {
      kind: 'function',
      kinds: [
        { when: inType, kind: 'method' },
        { when: isExtension, kind: 'method' },
      ],
      owner: receiver,
      body: ':function_body',
      declarationWithoutBody: true,
      flagged: [{ when: { ...inInterface, lacks: [':function_body'] }, flags: ['abstract'] }],
    },
    secondary_constructor: {
      kind: 'constructor',
      name: (view, node) => keyword(view, node, 'constructor'),
      body: [':":"', ':block'],
      bind: 'nowhere',
    },
    property_declaration: {
      kind: 'variable',
      kinds: [
        { when: { has: [':modifiers > :property_modifier > :"const"'] }, kind: 'constant' },
        { when: inType, kind: 'property' },
        { when: isExtension, kind: 'property' },
        { when: { has: [':getter'] }, kind: 'property' },
        { when: { has: [':"val"'] }, kind: 'constant' },
      ],
      name: [
        ':variable_declaration > :identifier',
        ':multi_variable_declaration > :variable_declaration > :identifier',
      ],
      owner: receiver,
      body: [
        ':getter|setter|property_delegate',
        ':object_literal|lambda_literal|anonymous_function|when_expression|if_expression|try_expression',
        ':call_expression > :value_arguments|annotated_lambda',
      ],
      visibility: 'definition',
      flagged: [{ when: { ...inInterface, lacks: [':getter'] }, flags: ['abstract'] }],
    },
    class_parameter: {
      kind: 'property',
      when: { test: (view, node) => view.child(node, '"val"') >= 0 || view.child(node, '"var"') >= 0 },
      name: ':identifier',
      container: false,
      body: [],
      parent: 'type',
    },
    type_alias: { kind: 'type', name: 'type:identifier', body: [] },
    infix_expression: infixExpressions,
    label,
  },
  broken: { class: 'class', interface: 'interface', object: 'object', fun: 'function', typealias: 'type' },
  // These stand around misread declarations only.
  wrappers: ['annotated_expression', 'assignment'],
  readable: (text) => ({ text: grammarText(text) }),
  embedded: { string_content: template },
  // These stand for names that are not written.
  wholeNames: ['"companion"', '"constructor"'],
  tokens: [
    '*',
    'interface',
    'enum',
    'companion',
    'constructor',
    'const',
    'val',
    'var',
    '=',
    '++',
    '--',
    '<',
    '>',
    '::',
    'inner',
    'vararg',
  ],
  modifiers: {
    '"private"': 'private',
    '"protected"': 'protected',
    '"abstract"': 'abstract',
    '"suspend"': 'async',
    '"expect"': 'declaration',
    '"external"': 'declaration',
  },
  modifierNodes: ['modifiers'],
  exported: { default: true, hides: ['"internal"'], members: 'own' },
  scopes: {
    class_declaration: 'class',
    object_declaration: 'class',
    companion_object: 'class',
    enum_entry: (view, node) => (view.child(node, 'class_body') < 0 ? undefined : 'class'),
    object_literal: 'class',
    function_declaration: 'function',
    secondary_constructor: 'function',
    anonymous_initializer: 'function',
    anonymous_function: 'function',
    lambda_literal: (view, node) => (isTypeBody(view, node) ? 'class' : 'function'),
    getter: 'function',
    setter: 'function',
    function_type: 'function',
    block: 'block',
    for_statement: 'block',
    catch_block: 'block',
    when_expression: 'block',
    property_declaration: (view, node) => (view.child(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    type_alias: (view, node) => (view.child(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
  },
  visibility: 'name',
  links,
  values,
  branches,
  // Keywords that the grammar takes for identifiers.
  blank: [
    ...(['true', 'false', 'null', 'break', 'continue', '_'] as const),
    ...(['class', 'interface', 'object', 'fun', 'val', 'var', 'typealias'] as const),
  ],
  imports: { import: importHook, package_header: packageHook },
  comments: ['line_comment', 'block_comment'],
  docs: { only: /^\/\*\*(?!\/)/ },
  deprecated: { head: /@(?:kotlin\.)?Deprecated\b/ },
  tests: {
    // JUnit, TestNG, kotlin.test, and the slices of Spring: @SpringBootTest
    head: /@(?:[\w.]+\.)?(?:(?!VisibleFor|Before|After|Ignore)\w*Test|TestFactory|TestTemplate)\b/,
    imports:
      /^(?:org\.junit|org\.testng|kotlin\.test|kotlinx\.coroutines\.test|io\.kotest|io\.mockk|org\.mockito|org\.assertj)\b/,
  },
};
