import type { ScopeKind } from '../../model/index.ts';
import type { DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isAbstract, isPrivateByDefault, isPublicByDefault } from './access.ts';
import { branches } from './branches.ts';
import { aliasesForm, directive, externAlias, namespaceName, usingDirective } from './imports.ts';
import { links } from './links.ts';
import { finalizerName, implicitValue, indexerName, macroName, operatorName } from './names.ts';
import { extensionOwner, isComponent, isConstant, isExtensionBlock, receiver } from './owners.ts';
import { readable } from './readable.ts';
import { slots } from './slots.ts';
import { values } from './values.ts';

/** What stands at file level, at the start of a line. */
const RESTARTS =
  /^(?:\/\/\/.*\n)*(?:(?:namespace|using|(?:(?:public|internal|file|static|abstract|sealed|partial|unsafe|readonly|ref) +)*(?:class|struct|interface|enum|record|delegate)) +[\w@]|\[\w[^\n]*\]\s*\n)/gm;

const flagged: readonly FlagRule[] = [{ when: { test: isPrivateByDefault }, flags: ['private'] }];
/** Of what may leave it to others what it does. */
const memberFlags: readonly FlagRule[] = [
  ...flagged,
  { when: { test: isAbstract }, flags: ['abstract', 'declaration'] },
];
/** `void IFoo.Bar()` is seen as Bar of IFoo only. */
const EXPLICIT = ':explicit_interface_specifier > :identifier|qualified_name|generic_name|alias_qualified_name';

const type = (kind: 'class' | 'struct' | 'interface' | 'enum'): DefinitionRule => ({ kind, flagged });
const CREATED =
  ':object_creation_expression|implicit_object_creation_expression|array_creation_expression|implicit_array_creation_expression';
/** Where the signature of a field ends: with the braces of its value. */
const VALUES: readonly string[] = [
  ':variable_declaration > :variable_declarator > :lambda_expression > body',
  ':variable_declaration > :variable_declarator > :anonymous_method_expression > :block',
  `:variable_declaration > :variable_declarator > ${CREATED} > :initializer_expression`,
  ':variable_declaration > :variable_declarator > :initializer_expression|collection_expression|switch_expression',
];
const fields: DefinitionRule = {
  kind: 'field',
  kinds: [{ when: { test: isConstant }, kind: 'constant' }],
  name: ':variable_declaration > :variable_declarator > name:identifier',
  body: VALUES,
  flagged: [...flagged, { when: { test: isConstant }, flags: ['static'] }],
};
const property: DefinitionRule = {
  kind: 'property',
  owner: EXPLICIT,
  body: ['accessors', 'value'],
  flagged: memberFlags,
};
const method: DefinitionRule = { kind: 'method', declarationWithoutBody: true, flagged: memberFlags };
const operator: DefinitionRule = {
  kind: 'method',
  owner: EXPLICIT,
  name: operatorName,
  declarationWithoutBody: true,
  flagged: memberFlags,
  bind: 'nowhere',
};
const namespace: DefinitionRule = {
  kind: 'namespace',
  name: ['name:qualified_name > name', 'name'],
  owner: 'name:qualified_name > qualifier',
};
/** `record Point(int X)`: a property of the record, and a parameter. */
const component: DefinitionRule = {
  kind: 'property',
  when: { test: isComponent },
  body: [],
  container: false,
  keepsSlot: true,
};
const inAccessor: DefinitionRule = {
  kind: 'variable',
  binds: 'parameter',
  when: { parent: ['accessor_declaration'] },
  name: implicitValue,
  keepsSlot: true,
  visibility: 'scope',
};
const arrow = (view: TreeView, node: number): ScopeKind =>
  /^(?:property|indexer)_declaration$/.test(view.kindOf(view.parent(node))) ? 'function' : 'block';

/** C#. */
export const spec: LanguageSpec = {
  readable,
  identifiers: { identifier: 'read', implicit_parameter: 'read' },
  slots,
  definitions: {
    namespace_declaration: namespace,
    file_scoped_namespace_declaration: { ...namespace, body: ':";"', goesOn: true },
    class_declaration: [{ kind: 'class', when: { test: isExtensionBlock }, name: () => [] }, type('class')],
    struct_declaration: type('struct'),
    interface_declaration: type('interface'),
    enum_declaration: type('enum'),
    record_declaration: { ...type('class'), kinds: [{ when: { has: [':"struct"'] }, kind: 'struct' }] },
    enum_member_declaration: { kind: 'enum-member', body: [] },
    delegate_declaration: { kind: 'type', body: [], flagged },
    using_directive: { kind: 'type', when: { test: aliasesForm }, body: [] },
    field_declaration: fields,
    // In a script, and in a file that begins with its statements.
    local_declaration_statement: {
      ...fields,
      kind: 'variable',
      when: { parent: ['global_statement'] },
      container: false,
      flagged: [],
    },
    event_field_declaration: { ...fields, kind: 'property', kinds: [], flagged: memberFlags },
    event_declaration: property,
    property_declaration: property,
    indexer_declaration: { ...property, name: indexerName, bind: 'nowhere' },
    method_declaration: [
      { ...method, when: { has: [EXPLICIT] }, owner: EXPLICIT },
      // An extension method is called by its simple name, too.
      { ...method, owner: receiver, bind: 'here' },
    ],
    operator_declaration: operator,
    conversion_operator_declaration: operator,
    constructor_declaration: {
      kind: 'constructor',
      body: [':constructor_initializer', 'body'],
      declarationWithoutBody: true,
      flagged,
      bind: 'nowhere',
    },
    destructor_declaration: { kind: 'method', name: finalizerName, bind: 'nowhere' },
    local_function_statement: { kind: 'function', declarationWithoutBody: true },
    parameter: component,
    block: inAccessor,
    arrow_expression_clause: inAccessor,
    labeled_statement: { kind: 'variable', binds: 'label', name: ':identifier', bind: 'function', visibility: 'scope' },
    preproc_define: { kind: 'macro', name: macroName, body: [] },
  },
  wholeNames: ['preproc_arg', '"this"'],
  owners: { class_declaration: extensionOwner },
  wrappers: ['global_statement'],
  tokens: ['out', 'ref', 'global', 'operator', 'this', '~', '++', '--', 'case', 'class', 'base'],
  modifiers: {
    '"static"': 'static',
    '"abstract"': 'abstract',
    '"private"': 'private',
    '"file"': 'private',
    '"protected"': 'protected',
    '"async"': 'async',
  },
  modifierNodes: ['modifier'],
  exported: { default: false, marks: ['"public"'], hides: ['"internal"'], also: { test: isPublicByDefault } },
  scopes: {
    namespace_declaration: 'module',
    file_scoped_namespace_declaration: 'module',
    class_declaration: 'class',
    struct_declaration: 'class',
    interface_declaration: 'class',
    record_declaration: 'class',
    enum_declaration: 'class',
    delegate_declaration: 'function',
    method_declaration: 'function',
    operator_declaration: 'function',
    conversion_operator_declaration: 'function',
    constructor_declaration: 'function',
    destructor_declaration: 'function',
    indexer_declaration: 'function',
    accessor_declaration: (view, node) => (view.field(node, 'body') < 0 ? undefined : 'function'),
    local_function_statement: 'function',
    lambda_expression: 'function',
    anonymous_method_expression: 'function',
    arrow_expression_clause: arrow,
    block: 'block',
    switch_section: 'block',
    switch_expression_arm: 'block',
    for_statement: 'block',
    foreach_statement: 'block',
    while_statement: 'block',
    using_statement: 'block',
    fixed_statement: 'block',
    lock_statement: 'block',
    catch_clause: 'block',
    query_expression: 'block',
  },
  visibility: 'name',
  parameterVisibility: 'scope',
  blank: ['_'],
  sigil: '@',
  imports: {
    using_directive: usingDirective,
    extern_alias_directive: externAlias,
    preproc_undef: directive,
    namespace_declaration: namespaceName,
    file_scoped_namespace_declaration: namespaceName,
  },
  comments: ['comment'],
  docs: { only: /^(?:\/\/\/(?!\/)|\/\*\*(?![/*]))/, skips: /#[^\n]*\n/y },
  deprecated: { head: /[[,]\s*(?:method:\s*)?(?:global::)?(?:System\.)?Obsolete(?:Attribute)?\s*[\](,]/ },
  tests: {
    // xUnit, NUnit, MSTest, TUnit, and those made from them: [StaFact], [ConditionalTheory]
    head: /[[,]\s*(?:\w+\.)*(?:\w*(?:Fact|Theory|TestMethod)|Test|TestCase(?:Source)?|TestFixture|TestClass)(?:Attribute)?\s*[\](,]/,
    imports:
      /^(?:Xunit|NUnit\.Framework|Microsoft\.VisualStudio\.TestTools\.UnitTesting|TUnit|FluentAssertions|AwesomeAssertions|Shouldly|Moq|NSubstitute|FakeItEasy)\b/,
  },
  broken: {
    class: 'class',
    struct: 'struct',
    interface: 'interface',
    enum: 'enum',
    record: 'class',
    namespace: 'namespace',
  },
  brokenNeeds: /^\s*[^.\s]/,
  brokenBefore: { parameter_list: 'method' },
  restarts: RESTARTS,
  branches,
  links,
  values,
};
