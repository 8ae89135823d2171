import type { Condition, DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { branches } from './branches.ts';
import { grammarText } from './grammar-text.ts';
import { exportHook, importHook, packageHook } from './imports.ts';
import { links } from './links.ts';
import {
  assigned,
  constructed,
  extended,
  isMember,
  isMemberOfNamed,
  isPrivate,
  isSuite,
  isTemplate,
  typeArgument,
  typePrefix,
} from './names.ts';
import { inEnumerator, inPattern, patternNames, visibleFrom } from './patterns.ts';
import { values as valueRules } from './values.ts';

const inType: Condition = { scope: ['class'] };
const privately: FlagRule = { when: { test: isPrivate }, flags: ['private'] };
/** Types, functions and givens see one another wherever they stand in their block. */
const item = { visibility: 'scope', flagged: [privately] } as const;
const suite = {
  ...item,
  flagged: [privately, { when: { test: isSuite }, flags: ['test'] }],
} satisfies Partial<DefinitionRule>;
const declared: FlagRule = { when: inType, flags: ['abstract'] };
const BODY: DefinitionRule['body'] = [':"="', 'body'];

const functions: DefinitionRule = {
  ...item,
  kind: 'function',
  kinds: [
    { when: { in: ['impl'] }, kind: 'method' },
    { when: { ...inType, name: /^this$/ }, kind: 'constructor' },
    { when: inType, kind: 'method' },
  ],
  // `this` is no identifier but here.
  name: (view, node) => {
    const name = view.field(node, 'name');
    return name < 0 ? [] : [{ node: name, start: view.start(name), text: view.textOf(name) }];
  },
  body: BODY,
};

const given: DefinitionRule = {
  ...item,
  kind: 'constant',
  kinds: [
    { when: { test: (view, node) => isTemplate(view, view.field(node, 'body')) }, kind: 'object' },
    { when: { has: ['parameters'] }, kind: 'function' },
  ],
  body: [':"="', ':"with"', 'body'],
  local: 'symbol',
};

/** Where the signature of a value ends: before what it is made of, when that may be long. */
const VALUE_BODIES = [
  'value:block|indented_block|case_block|match_expression|if_expression|try_expression|for_expression',
  'value:lambda_expression > :block|indented_block|case_block|match_expression',
  'value:instance_expression > :template_body',
  'value:instance_expression|call_expression > arguments',
  'value:infix_expression',
];
const values: DefinitionRule = {
  kind: 'constant',
  kinds: [
    { when: { ...inType, in: ['object'], has: [':"val"'], name: /^\p{Lu}/u }, kind: 'constant' },
    { when: inType, kind: 'property' },
    { when: { has: [':"var"'] }, kind: 'variable' },
  ],
  name: patternNames,
  body: VALUE_BODIES,
  visibility: 'definition',
  flagged: [privately],
};
const valueDeclaration: DefinitionRule = {
  ...values,
  name: 'name',
  when: { test: isMemberOfNamed },
  body: [],
  flags: ['declaration'],
  flagged: [privately, declared],
};

/** Scala 2 and 3. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read', operator_identifier: 'read', type_identifier: 'type' },
  slots: {
    call_expression: { function: 'call' },
    generic_function: { function: 'inherit' },
    field_expression: { value: 'read', field: 'member' },
    infix_expression: { operator: 'call' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: assigned },
    interpolated_string_expression: { interpolator: 'call', '*': 'inherit' },
    interpolated_string: { '*': 'inherit' },
    interpolation: { ':identifier': 'inherit' },
    instance_expression: {
      ':type_identifier': 'call',
      ':generic_type': constructed,
      ':compound_type': constructed,
      ':stable_type_identifier': constructed,
      ':annotated_type': constructed,
    },
    generic_type: { type: 'inherit' },
    compound_type: { base: 'inherit', extra: 'type' },
    annotated_type: { '*': 'inherit' },
    annotation: { name: 'type' },
    stable_type_identifier: { ':identifier': typePrefix, ':type_identifier': 'inherit' },
    stable_identifier: { ':identifier': typePrefix },
    type_arguments: { ':type_identifier': typeArgument },
    infix_type: { operator: 'type' },
    singleton_type: { '*': 'read' },
    case_clause: { pattern: inPattern },
    catch_clause: { pattern: inPattern },
    val_definition: { pattern: inPattern },
    var_definition: { pattern: inPattern },
    enumerator: { '*': inEnumerator },
    guard: { '*': 'read' },
    tuple_pattern: { '*': 'inherit' },
    alternative_pattern: { '*': 'inherit' },
    case_class_pattern: { type: 'type', pattern: 'inherit' },
    infix_pattern: { operator: 'type', left: 'inherit', right: 'inherit' },
    typed_pattern: { pattern: 'inherit', type: 'type' },
    capture_pattern: { name: 'inherit', pattern: 'inherit' },
    repeat_pattern: { pattern: 'inherit' },
    named_pattern: { '*': 'inherit' },
    named_tuple_pattern: { '*': 'inherit' },
    parameter: { name: 'parameter' },
    class_parameter: { name: 'parameter' },
    binding: { name: 'parameter' },
    bindings: { '*': 'inherit' },
    lambda_expression: { parameters: 'parameter' },
    colon_argument: { lambda_start: 'parameter' },
    self_type: { ':identifier': 'parameter' },
    name_and_type: { name: 'key' },
    type_parameters: { name: 'type-parameter' },
    covariant_type_parameter: { name: 'type-parameter' },
    contravariant_type_parameter: { name: 'type-parameter' },
    type_lambda: { name: 'type-parameter' },
    context_bound: { name: 'parameter' },
    // What stands in a refinement names members of another type.
    function_declaration: { name: 'key' },
    val_declaration: { name: 'key' },
    var_declaration: { name: 'key' },
    type_definition: { name: 'key' },
    access_qualifier: { '*': 'read' },
    import_declaration: { '*': 'import' },
    export_declaration: { '*': 'export' },
    package_clause: { name: 'none' },
  },
  definitions: {
    package_clause: { kind: 'package', name: 'name', visibility: 'scope' },
    package_object: { ...item, kind: 'object' },
    class_definition: { ...suite, kind: 'class' },
    object_definition: { ...suite, kind: 'object' },
    trait_definition: { ...item, kind: 'trait' },
    enum_definition: { ...item, kind: 'enum' },
    simple_enum_case: { ...item, kind: 'enum-member', body: [] },
    full_enum_case: { ...item, kind: 'enum-member', body: [] },
    class_parameter: {
      kind: 'property',
      when: { test: isMember },
      container: false,
      body: [],
      flagged: [privately],
      visibility: 'scope',
    },
    function_definition: functions,
    function_declaration: {
      ...functions,
      when: { test: isMemberOfNamed },
      body: [],
      flags: ['declaration'],
      flagged: [privately, declared],
    },
    val_definition: values,
    var_definition: values,
    val_declaration: valueDeclaration,
    var_declaration: valueDeclaration,
    type_definition: {
      ...item,
      when: { test: isMemberOfNamed },
      kind: 'type',
      body: [],
      flagged: [privately, { when: { ...inType, lacks: ['type'] }, flags: ['abstract', 'declaration'] }],
    },
    given_definition: [
      { ...given, when: { has: ['name'] } },
      // One without a name is made a name by the compiler; the keyword stands for it.
      {
        ...given,
        name: (view, node) => [{ node: -1, start: view.start(view.child(node, '"given"')), text: 'given' }],
        bind: 'nowhere',
      },
    ],
  },
  owners: { extension_definition: extended },
  wrappers: ['enum_case_definitions'],
  trailing: ['"end"', '"_end_ident"'],
  wholeNames: ['package_identifier'],
  modifiers: { '"abstract"': 'abstract', '"protected"': 'protected' },
  modifierNodes: ['modifiers'],
  exported: { default: true, hides: ['access_qualifier'], members: 'own' },
  scopes: {
    package_clause: (view, node) => (view.field(node, 'body') < 0 ? undefined : 'module'),
    package_object: 'class',
    class_definition: 'class',
    object_definition: 'class',
    trait_definition: 'class',
    enum_definition: 'class',
    full_enum_case: 'class',
    given_definition: 'class',
    extension_definition: 'class',
    structural_type: 'class',
    refinement: 'class',
    template_body: (view, node) => (view.is(view.parent(node), 'instance_expression') ? 'class' : undefined),
    function_definition: 'function',
    function_declaration: 'function',
    lambda_expression: 'function',
    colon_argument: 'block',
    block: (view, node) => (isTemplate(view, node) ? undefined : 'block'),
    indented_block: 'block',
    case_clause: 'block',
    catch_clause: 'block',
    for_expression: 'block',
    type_definition: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    function_type: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    type_lambda: 'type-parameters',
  },
  visibility: visibleFrom,
  links,
  values: valueRules,
  branches,
  tokens: ['=', 'val', 'var', 'case', 'given', 'with', 'using'],
  // Words that the grammar takes for identifiers.
  blank: ['this', 'super', '_', '=>'],
  imports: { import_declaration: importHook, export_declaration: exportHook, package_clause: packageHook },
  comments: ['comment', 'block_comment'],
  docs: { only: /^\/\*\*(?!\/)/ },
  deprecated: { head: /@(?:\w+\.)*(?:deprecated|Deprecated)\b/, doc: /^[ \t]*(?:\/\*)?\*+[ \t]*@deprecated\b/m },
  tests: {
    head: /@(?:[\w.]+\.)?(?:Test|ParameterizedTest)\b/,
    imports:
      /^(?:munit|utest|weaver|minitest|hedgehog|org\.scalatest|org\.scalatestplus|org\.scalacheck|org\.specs2|org\.scalamock|org\.junit|zio\.test|cats\.effect\.testing)(?:\.|$)/,
  },
  readable: (text) => ({ text: grammarText(text) }),
  restarts:
    /^(?:(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*\n)?(?:@\S.*\n)*(?:(?:private|protected|final|sealed|abstract|implicit|case|open|inline|transparent)(?:\[\w+\])? +)*(?:class|object|trait|enum|def|given|extension|package object|type|val|import)\b)/gm,
  broken: { class: 'class', trait: 'trait', object: 'object', enum: 'enum', def: 'function' },
};
