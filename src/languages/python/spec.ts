import type { DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { branches } from './branches.ts';
import { docstring, isAliasHead, isDecorated, isEnum, typeParameters } from './definitions.ts';
import { callImport, exportList, fromImport, plainImport } from './imports.ts';
import { links, values } from './links.ts';
import { asTarget, dottedName, isSelfAttribute, isTarget, quotedType, valueKind } from './names.ts';
import { quotedTypes } from './quoted-types.ts';

/** `@property`, `@functools.cached_property`; also the setter and deleter, which are properties of the same name. */
const PROPERTY = /^@\s*(?:[\w.]*property\b(?!\.)|[\w.]+\.(?:setter|getter|deleter)\b)/;

/** `_x` and `__x`, but not `__x__`. */
const hidden = { when: { name: /^_(?!_.*__$)/ }, flags: ['private'] } as const;
const inClass = ['class', 'enum'] as const;
const functionFlags: readonly FlagRule[] = [
  hidden,
  { when: { in: inClass, test: isDecorated(/^@\s*(?:[\w.]+\.)?(?:static|class)method\b/) }, flags: ['static'] },
  { when: { in: inClass, name: /^__(?:new|init_subclass|class_getitem)__$/ }, flags: ['static'] },
  { when: { test: isDecorated(/^@\s*(?:[\w.]+\.)?abstract\w+\b/) }, flags: ['abstract'] },
  { when: { test: isDecorated(/^@\s*(?:[\w.]+\.)?overload\b/) }, flags: ['declaration'] },
];

/** `self.x = …` in a method: a field of the class, where it is first set. */
const selfField: Omit<DefinitionRule, 'name'> = {
  kind: 'field',
  parent: 'type',
  once: true,
  container: false,
  flagged: [hidden],
};

/** Python. */
export const spec: LanguageSpec = {
  branches,
  identifiers: { identifier: 'read', string_content: 'read' },
  slots: {
    call: { function: 'call' },
    decorator: { '*': 'call' },
    attribute: { object: 'read', attribute: 'member' },
    parenthesized_expression: { '*': 'inherit' },
    string: { ':string_content': quotedType },
    keyword_argument: { name: 'key' },
    assignment: { left: 'write', type: 'type' },
    augmented_assignment: { left: 'write' },
    delete_statement: { '*': 'write' },
    expression_list: { '*': 'inherit' },
    pattern_list: { '*': 'inherit' },
    tuple_pattern: { '*': 'inherit' },
    list_pattern: { '*': 'inherit' },
    list_splat_pattern: { '*': 'inherit' },
    dictionary_splat_pattern: { '*': 'inherit' },
    tuple: { '*': 'inherit' },
    list: { '*': 'inherit' },
    for_statement: { left: 'variable' },
    for_in_clause: { left: 'variable' },
    as_pattern_target: { '*': 'variable' },
    as_pattern: { ':identifier': asTarget },
    dotted_name: { '*': dottedName },
    keyword_pattern: { ':identifier': 'key' },
    splat_pattern: { '*': 'variable' },
    parameters: { '*': 'parameter' },
    lambda_parameters: { '*': 'parameter' },
    default_parameter: { name: 'parameter' },
    typed_default_parameter: { name: 'parameter', type: 'type' },
    typed_parameter: {
      type: 'type',
      ':identifier': 'parameter',
      ':list_splat_pattern': 'parameter',
      ':dictionary_splat_pattern': 'parameter',
    },
    function_definition: { type_parameters: 'type', return_type: 'type' },
    class_definition: { type_parameters: 'type', superclasses: 'type' },
    type_alias_statement: { '*': 'type' },
    import_statement: { '*': 'import' },
    import_from_statement: { '*': 'import' },
    future_import_statement: { '*': 'import' },
  },
  definitions: {
    function_definition: {
      kind: 'function',
      kinds: [
        { when: { in: inClass, test: isDecorated(PROPERTY) }, kind: 'property' },
        { when: { in: inClass, name: /^__init__$/ }, kind: 'constructor' },
        { when: { in: inClass }, kind: 'method' },
      ],
      flagged: functionFlags,
    },
    class_definition: { kind: 'class', kinds: [{ when: { test: isEnum }, kind: 'enum' }], flagged: [hidden] },
    type_alias_statement: {
      kind: 'type',
      name: ['left:type > :identifier', 'left:type > :generic_type > :identifier'],
      flagged: [hidden],
    },
    type_parameter: {
      kind: 'type',
      binds: 'type-parameter',
      when: { parent: ['function_definition', 'class_definition'] },
      name: typeParameters,
    },
    generic_type: {
      kind: 'type',
      binds: 'type-parameter',
      when: { test: isAliasHead },
      name: (view, node) => typeParameters(view, view.child(node, 'type_parameter')),
    },
    named_expression: { kind: 'variable', binds: 'variable', bind: 'function', once: true },
    assignment: [
      {
        ...selfField,
        when: {
          scope: ['function'],
          has: ['left:attribute > object:identifier'],
          test: (view, node) => isSelfAttribute(view, view.field(node, 'left')),
        },
        name: 'left > attribute',
      },
      {
        kind: 'function',
        when: { has: ['left:identifier', 'right:lambda'] },
        kinds: [{ when: { in: inClass }, kind: 'method' }],
        name: 'left',
        body: 'right > body',
        once: true,
        flagged: [hidden],
      },
      {
        kind: 'variable',
        kinds: [
          { when: { test: (view, node) => valueKind(view, node) === 'type' }, kind: 'type' },
          { when: { test: (view, node) => valueKind(view, node) === 'class' }, kind: 'class' },
          { when: { test: (view, node) => valueKind(view, node) === 'enum' }, kind: 'enum' },
          { when: { in: inClass, test: (view, node) => valueKind(view, node) === 'property' }, kind: 'property' },
          // An annotation makes an attribute; `_order_` and `__slots__` say something of the enumeration.
          { when: { in: ['enum'], lacks: ['type'], name: /^(?!__|_.*_$)/ }, kind: 'enum-member' },
          { when: { in: inClass }, kind: 'field' },
          { when: { name: /^_*[A-Z][A-Z\d_]*$/ }, kind: 'constant' },
          { when: { test: (view, node) => valueKind(view, node) === 'constant' }, kind: 'constant' },
        ],
        name: 'left',
        bind: 'function',
        once: true,
        container: false,
        flagged: [hidden],
      },
    ],
    // self.x among several targets, or set by a loop
    attribute: {
      ...selfField,
      when: {
        parent: [
          ...['pattern_list', 'tuple_pattern', 'list_pattern', 'list_splat_pattern', 'tuple', 'list'],
          ...['as_pattern_target', 'for_statement'],
        ],
        scope: ['function'],
        test: (view, node) => isTarget(view, node) && isSelfAttribute(view, node),
      },
      name: 'attribute',
    },
  },
  wrappers: ['decorated_definition'],
  conditional: ['if_statement', 'try_statement', 'match_statement', 'for_statement', 'while_statement'],
  modifiers: { '"async"': 'async' },
  exported: { default: true, name: /^(?!_)|^__\w+__$/, listed: true },
  scopes: {
    function_definition: 'function',
    lambda: 'function',
    // The scope of a class is its body: bases are not looked up in it, and methods see type parameters but no members.
    class_definition: (view, node) => (view.field(node, 'type_parameters') < 0 ? undefined : 'type-parameters'),
    block: (view, node) => (view.is(view.parent(node), 'class_definition') ? 'class' : undefined),
    type_alias_statement: (view, node) =>
      view.at(node, 'left:type > :generic_type') < 0 ? undefined : 'type-parameters',
    list_comprehension: 'comprehension',
    set_comprehension: 'comprehension',
    dictionary_comprehension: 'comprehension',
    generator_expression: 'comprehension',
  },
  parameterVisibility: 'body',
  redirects: { global_statement: 'file', nonlocal_statement: 'outer' },
  imports: {
    import_statement: plainImport,
    import_from_statement: fromImport,
    future_import_statement: fromImport,
    call: callImport,
    assignment: exportList,
    augmented_assignment: exportList,
  },
  comments: ['comment'],
  broken: { class: 'class', def: 'function' },
  docs: {
    inside: docstring,
    ignore:
      /^#\s*(?:!|-\*-|type:|noqa|pylint:|pyright:|mypy:|ruff:|flake8:|fmt:|yapf:|isort:|pragma|nosec|(?:end)?region\b|(?:en)?coding[:=]|vim:|[-=*#~_]{3})/,
  },
  deprecated: {
    head: /@(?:[\w.]+\.)?deprecated\b/,
    // Further down it would be a parameter that is deprecated.
    doc: /^(?:(?!:param\b|:arg\b)[\s\S])*?\n[ \t]*\.\. deprecated::/,
  },
  tokens: ['or'],
  embedded: { string: quotedTypes },
  links,
  values,
  tests: { name: /^test(?!\p{Ll})/u, imports: /^(?:pytest|unittest|nose|hypothesis)(?:\.|$)/ },
};
