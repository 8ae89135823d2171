import { spec as c, declared, declaredKinds, identifiers, typedefs, VALUES } from '../c/spec.ts';
import type { Condition, DefinitionRule, ImportHook } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { branches } from './branches.ts';
import {
  accessFlags,
  conversionName,
  conversionOwner,
  inAnonymousNamespace,
  initialized,
  isClassConstant,
  isConstructor,
  isConversion,
  isDeclaredFunction,
  isScoped,
  nameOwner,
  typeScope,
} from './declarators.ts';
import { links, values } from './links.ts';
import { isTestCase } from './test-cases.ts';

const inType: Condition = { in: ['class', 'struct', 'union'] };

/** Kinds of what is declared as a function. Out of line, `Foo::f` is taken for a method, `lower::f` for a function of a namespace. */
const callable: DefinitionRule['kinds'] = [
  { when: { test: isConstructor }, kind: 'constructor' },
  { when: inType, kind: 'method' },
  { when: { test: (view, node, name) => /(^|::)[A-Z]\w*$/.test(nameOwner(view, node, name)) }, kind: 'method' },
];
/** A function that a class names as its friend belongs to the namespace around, and is not seen in the class. */
const friend: DefinitionRule = {
  kind: 'function',
  when: { parent: ['friend_declaration'], test: isDeclaredFunction },
  name: 'declarator',
  owner: nameOwner,
  bind: 'nowhere',
};

const tagged = (kind: 'class' | 'struct' | 'union' | 'enum'): DefinitionRule => ({
  kind,
  when: { has: ['body'] },
  name: ['name:qualified_identifier > name', 'name:template_type > name', 'name'],
  owner: 'name:qualified_identifier > scope',
  flagged: accessFlags,
});

const using: ImportHook = (view, node, found) => {
  const target = view.first(node);
  if (view.child(node, '"namespace"') >= 0) {
    found({ specifier: view.textOf(target), imported: '*', local: '*', kind: 'use', binding: -1 });
  } else if (view.is(target, 'qualified_identifier')) {
    let name = target;
    while (view.is(name, 'qualified_identifier')) name = view.field(name, 'name');
    const path = view.text.slice(view.start(target), view.start(name)).replace(/::\s*$/, '');
    found({ specifier: path, imported: view.textOf(name), local: view.textOf(name), kind: 'use', binding: name });
  }
  return false;
};

/** C++. */
export const spec: LanguageSpec = {
  ...c,
  branches,
  identifiers: { ...identifiers, namespace_identifier: 'read' },
  wholeNames: ['operator_name', 'destructor_name'],
  slots: {
    ...c.slots,
    parameter_list: {},
    init_declarator: { declarator: 'inherit' },
    reference_declarator: { '*': 'inherit' },
    variadic_declarator: { '*': 'inherit' },
    optional_parameter_declaration: { declarator: 'parameter' },
    variadic_parameter_declaration: { declarator: 'parameter' },
    structured_binding_declarator: { '*': 'inherit' },
    for_range_loop: { declarator: 'variable' },
    lambda_capture_initializer: { left: 'variable' },
    type_parameter_declaration: { '*': 'type-parameter' },
    optional_type_parameter_declaration: { name: 'type-parameter' },
    variadic_type_parameter_declaration: { '*': 'type-parameter' },
    qualified_identifier: { scope: 'read', name: 'inherit' },
    template_function: { name: 'inherit' },
    template_method: { name: 'inherit' },
    template_type: { name: 'type' },
    dependent_name: { '*': 'inherit' },
    field_initializer: { ':field_identifier': initialized },
    destructor_name: { '*': 'type' },
    operator_name: { ':identifier': 'none' },
    placeholder_type_specifier: { constraint: 'type' },
    using_declaration: { '*': 'import' },
  },
  definitions: {
    ...c.definitions,
    function_definition: [
      { ...friend, body: ['body'] },
      // What it defines has another name.
      { kind: 'function', when: { test: isTestCase }, name: 'declarator', bind: 'nowhere' },
      {
        kind: 'method',
        when: { test: isConversion },
        name: conversionName,
        owner: conversionOwner,
        flagged: accessFlags,
      },
      {
        flagged: accessFlags,
        kind: 'function',
        kinds: callable,
        name: 'declarator',
        owner: nameOwner,
        body: ['body', ':field_initializer_list', ':default_method_clause', ':delete_method_clause'],
      },
    ],
    declaration: [
      { ...friend, flags: ['declaration'], container: false },
      {
        flagged: accessFlags,
        kind: 'method',
        when: { test: isConversion },
        name: conversionName,
        owner: conversionOwner,
        flags: ['declaration'],
        container: false,
      },
      {
        flagged: accessFlags,
        kind: 'function',
        kinds: callable,
        when: { test: isDeclaredFunction },
        name: 'declarator',
        owner: nameOwner,
        flags: ['declaration'],
        container: false,
        local: 'binding',
      },
      {
        kind: 'variable',
        kinds: declaredKinds,
        name: 'declarator',
        owner: nameOwner,
        body: VALUES,
        flagged: declared,
        container: false,
      },
    ],
    field_declaration: [
      {
        kind: 'method',
        kinds: callable,
        when: { test: isDeclaredFunction },
        name: 'declarator',
        flags: ['declaration'],
        // virtual void f() = 0;
        flagged: [...accessFlags, { when: { has: ['default_value'] }, flags: ['abstract'] }],
        container: false,
      },
      {
        kind: 'field',
        kinds: [{ when: { test: isClassConstant }, kind: 'constant' }],
        name: 'declarator',
        flagged: accessFlags,
        container: false,
      },
    ],
    class_specifier: tagged('class'),
    struct_specifier: tagged('struct'),
    union_specifier: tagged('union'),
    enum_specifier: tagged('enum'),
    type_definition: typedefs.map((rule) => ({ ...rule, flagged: accessFlags })),
    alias_declaration: { kind: 'type', body: [], flagged: accessFlags },
    enumerator: [{ kind: 'enum-member', when: { test: isScoped }, bind: 'nowhere' }, { kind: 'enum-member' }],
    concept_definition: { kind: 'type', body: [] },
    // What it is given is named outside of the function.
    lambda_capture_initializer: {
      kind: 'variable',
      name: 'left',
      container: false,
      local: 'binding',
      visibility: 'definition',
    },
    namespace_definition: [
      {
        // namespace a::b::c
        kind: 'namespace',
        when: { has: ['name:nested_namespace_specifier'] },
        name: (view, node) => {
          let last = view.field(node, 'name');
          while (view.is(last, 'nested_namespace_specifier')) last = view.children(last).at(-1)!;
          return [{ node: last, start: view.start(last), text: view.textOf(last) }];
        },
        owner: (view, node) =>
          view
            .textOf(view.field(node, 'name'))
            .replace(/\s+/g, '')
            .replace(/::[^:]*$/, ''),
      },
      { kind: 'namespace' },
    ],
    namespace_alias_definition: { kind: 'namespace', container: false },
  },
  wrappers: [...c.wrappers, 'template_declaration', 'friend_declaration'],
  tokens: ['namespace', 'class', 'struct'],
  modifiers: { ...c.modifiers, pure_virtual_clause: 'abstract' },
  exported: { default: true, hides: ['"static"'], never: { test: inAnonymousNamespace }, members: 'container' },
  scopes: {
    ...c.scopes,
    namespace_definition: 'module',
    class_specifier: typeScope,
    struct_specifier: typeScope,
    union_specifier: typeScope,
    lambda_expression: 'function',
    for_range_loop: 'block',
    catch_clause: 'block',
    template_declaration: 'type-parameters',
    requires_expression: 'block',
  },
  imports: { ...c.imports, using_declaration: using },
  links,
  values,
  deprecated: { doc: /[@\\]deprecated\b/, head: /\[\[\s*deprecated|__attribute__\s*\(\(\s*(__)?deprecated/ },
  tests: {
    head: /^(TYPED_)?TEST(_[FP])?\s*\(/,
    imports: /^<?(gtest|gmock|catch2|doctest)\b/,
  },
  broken: { ...c.broken, class: 'class', namespace: 'namespace' },
  brokenNeeds: /^\s*(final\b|[:{])(?!:)/,
};
