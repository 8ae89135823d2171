import { assignmentsBesideFields } from '../javascript/assignments.ts';
import { accessor, byValue, extend, MEMBER_NAME, namedValue, shared, VALUE_BODIES } from '../javascript/tables.ts';
import type { Condition, DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { grammarText } from './grammar-text.ts';
import { links, values } from './links.ts';
import { isBodyOfAlias } from './object-types.ts';

const enumMember: DefinitionRule = { kind: 'enum-member', when: { parent: ['enum_body'] }, name: '.' };
const inInterface = { parent: ['interface_body'] };
const inAlias: Condition = {
  parent: ['object_type'],
  test: (view, member) => isBodyOfAlias(view, view.parent(member)),
};

const typedBodies: readonly string[] = [...VALUE_BODIES, 'value:as_expression|satisfies_expression > :object|array'];

/** `constructor(private x: string)`: a field of the class, and a parameter. */
const parameterProperty = ([':accessibility_modifier', ':"readonly"', ':override_modifier'] as const).map(
  (mark): DefinitionRule => ({
    kind: 'field',
    when: { in: ['constructor'], has: [mark] },
    name: 'pattern:identifier',
    parent: 'type',
    body: 'value',
    keepsSlot: true,
    container: false,
  }),
);

/** TypeScript without what only `.ts` or only `.tsx` has. */
export const typescript: LanguageSpec = extend(shared, {
  readable: (text) => ({ text: grammarText(text) }),
  identifiers: { type_identifier: 'type' },
  slots: {
    formal_parameters: {},
    required_parameter: { pattern: 'parameter' },
    optional_parameter: { pattern: 'parameter' },
    non_null_expression: { '*': 'inherit' },
    instantiation_expression: { ':identifier': 'inherit', ':member_expression': 'inherit' },
    extends_clause: { ':identifier': 'type', ':member_expression': 'type' },
    nested_identifier: { object: 'read', property: 'member' },
    nested_type_identifier: { module: 'read', name: 'type' },
    type_parameter: { name: 'type-parameter' },
    infer_type: { ':type_identifier': (view, node) => (view.first(view.parent(node)) === node ? 'inferred' : 'type') },
    mapped_type_clause: { name: 'type-parameter' },
    index_signature: { name: 'parameter' },
    property_signature: { name: 'key' },
    method_signature: { name: 'key' },
    import_alias: { ':identifier': 'import' },
  },
  definitions: {
    variable_declarator: { ...(shared.definitions.variable_declarator as DefinitionRule), body: typedBodies },
    export_statement: { ...(shared.definitions.export_statement as DefinitionRule), body: typedBodies },
    assignment_expression: assignmentsBesideFields,
    abstract_class_declaration: { kind: 'class' },
    interface_declaration: { kind: 'interface' },
    type_alias_declaration: {
      kind: 'type',
      body: ['value:object_type', 'value:intersection_type|union_type > :object_type'],
    },
    enum_declaration: { kind: 'enum' },
    property_identifier: enumMember,
    string: enumMember,
    enum_assignment: { kind: 'enum-member' },
    internal_module: {
      kind: 'namespace',
      name: ['name:nested_identifier > property', 'name'],
      owner: 'name:nested_identifier > object',
    },
    module: [
      // Whoever imports the module sees it.
      { kind: 'module', when: { has: ['name:string'] }, flags: ['exported'] },
      {
        kind: 'namespace',
        name: ['name:nested_identifier > property', 'name'],
        owner: 'name:nested_identifier > object',
      },
    ],
    function_signature: { kind: 'function', flags: ['declaration'] },
    public_field_definition: {
      kind: 'field',
      kinds: byValue('method'),
      ...namedValue(MEMBER_NAME),
    },
    abstract_method_signature: { kind: 'method', kinds: accessor, name: MEMBER_NAME, flags: ['declaration'] },
    method_signature: [
      {
        kind: 'method',
        when: { parent: ['class_body'] },
        kinds: [...accessor, { when: { name: /^constructor$/, lacks: [':"static"'] }, kind: 'constructor' }],
        name: MEMBER_NAME,
        flags: ['declaration'],
      },
      { kind: 'method', when: inInterface, kinds: accessor, name: MEMBER_NAME },
      { kind: 'method', when: inAlias, kinds: accessor, name: MEMBER_NAME },
    ],
    property_signature: [
      { kind: 'property', when: inInterface, name: MEMBER_NAME },
      { kind: 'property', when: inAlias, name: MEMBER_NAME },
    ],
    required_parameter: parameterProperty,
    optional_parameter: parameterProperty,
    ambient_declaration: {
      kind: 'namespace',
      name: (view, node) => {
        const keyword = view.child(node, '"global"');
        return keyword < 0 ? [] : [{ node: -1, start: view.start(keyword), text: 'global' }];
      },
      body: ':statement_block',
      bind: 'nowhere',
      flags: ['declaration', 'exported'],
    },
  },
  links,
  values,
  broken: { interface: 'interface', enum: 'enum', namespace: 'namespace', type: 'type' },
  wrappers: ['ambient_declaration'],
  modifiers: {
    '"abstract"': 'abstract',
    '"declare"': 'declaration',
    '"private"': 'private',
    '"protected"': 'protected',
  },
  modifierNodes: ['accessibility_modifier'],
  scopes: {
    abstract_class_declaration: 'class',
    interface_declaration: 'class',
    enum_declaration: 'class',
    internal_module: 'module',
    module: 'module',
    ambient_declaration: (view, node) => (view.child(node, '"global"') < 0 ? undefined : 'module'),
    function_signature: 'function',
    method_signature: 'function',
    abstract_method_signature: 'function',
    call_signature: 'function',
    construct_signature: 'function',
    function_type: 'function',
    constructor_type: 'function',
    type_alias_declaration: 'type-parameters',
    conditional_type: 'type-parameters',
    index_signature: 'type-parameters',
  },
  tokens: ['global', 'namespace'],
  imports: {
    import_statement: (view, node, found) => {
      const required = view.child(node, 'import_require_clause');
      if (required < 0) return shared.imports.import_statement!(view, node, found);
      const local = view.first(required);
      const specifier = view.unquoted(view.field(required, 'source'));
      found({ specifier, imported: '*', local: view.textOf(local), kind: 'require', binding: local });
      return true;
    },
    export_statement: (view, node, found) => {
      const handled = shared.imports.export_statement!(view, node, found);
      const outside = handled || !view.is(view.parent(node), 'program');
      const assigned = outside ? -1 : view.child(node, 'identifier');
      if (assigned < 0 || view.field(node, 'value') === assigned || view.child(node, '"namespace"') >= 0)
        return handled;
      // export = Foo
      found({ specifier: '', imported: view.textOf(assigned), local: 'default', kind: 're-export', binding: -1 });
      return true;
    },
    // import x = A.B: another name for something in scope
    import_alias: (view, node, found) => {
      const [local, target] = view.children(node) as [number, number?];
      if (target === undefined) return false;
      const imported = view.textOf(target).replace(/\s/g, '');
      found({ specifier: '', imported, local: view.textOf(local), kind: 'import', binding: local });
      return true;
    },
  },
});

/** TypeScript (`.ts`). */
export const spec: LanguageSpec = extend(typescript, {
  slots: { type_assertion: {} },
});
