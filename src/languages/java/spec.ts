import type { DefinitionRule, FinalSlot, LanguageSpec, TreeView } from '../spec.ts';

/** The text of a name without white space. */
const nameOf = (view: TreeView, node: number): string => view.textOf(node).replace(/\s/g, '');

/** `Inner` of `new Outer.Inner()` is called, all other parts of types are types. */
function scopedType(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(node);
  if (view.children(whole).at(-1) !== node) return 'type';
  let around = view.parent(whole);
  if (view.is(around, 'generic_type')) around = view.parent(around);
  const created = view.is(around, 'object_creation_expression') && view.field(around, 'type') >= 0;
  return created && view.start(view.field(around, 'type')) === view.start(whole) ? 'call' : 'type';
}

const declarators: DefinitionRule = {
  kind: 'field',
  name: 'declarator > name:identifier',
  body: ['declarator > value:object_creation_expression > :class_body', 'declarator > value:lambda_expression > body'],
};
const abstractMember = ['abstract', 'declaration'] as const;

/** Java. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read', type_identifier: 'type' },
  slots: {
    method_invocation: { name: 'call', object: 'read' },
    object_creation_expression: { type: 'call' },
    generic_type: { ':type_identifier': 'inherit', ':scoped_type_identifier': 'inherit', ':type_arguments': 'type' },
    scoped_type_identifier: { '*': scopedType },
    field_access: { object: 'read', field: 'member' },
    array_access: { '*': 'read' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: 'write' },
    update_expression: { '*': 'write' },
    local_variable_declaration: { declarator: 'variable' },
    variable_declarator: { name: 'inherit' },
    spread_parameter: { ':variable_declarator': 'parameter' },
    formal_parameter: { name: 'parameter' },
    inferred_parameters: { '*': 'parameter' },
    lambda_expression: { parameters: 'parameter' },
    catch_formal_parameter: { name: 'variable' },
    enhanced_for_statement: { name: 'variable' },
    resource: { name: 'variable' },
    instanceof_expression: { name: 'variable' },
    type_pattern: { ':identifier': 'variable' },
    record_pattern: { ':identifier': 'type' },
    record_pattern_component: { ':identifier': 'variable' },
    type_parameter: { ':type_identifier': 'type-parameter' },
    annotation: { name: 'type' },
    marker_annotation: { name: 'type' },
    element_value_pair: { key: 'key' },
    labeled_statement: { ':identifier': 'label' },
    break_statement: { ':identifier': 'label' },
    continue_statement: { ':identifier': 'label' },
    package_declaration: { ':identifier': 'none', ':scoped_identifier': 'none' },
    import_declaration: { '*': 'import' },
    requires_module_directive: { module: 'import' },
    exports_module_directive: { package: 'export', modules: 'read' },
    uses_module_directive: { type: 'type' },
    provides_module_directive: { '*': 'type' },
  },
  definitions: {
    class_declaration: { kind: 'class' },
    interface_declaration: { kind: 'interface' },
    annotation_type_declaration: { kind: 'interface' },
    enum_declaration: { kind: 'enum' },
    record_declaration: { kind: 'class' },
    enum_constant: { kind: 'enum-member' },
    method_declaration: { kind: 'method', declarationWithoutBody: true },
    annotation_type_element_declaration: { kind: 'method', flags: abstractMember },
    constructor_declaration: { kind: 'constructor' },
    compact_constructor_declaration: { kind: 'constructor' },
    field_declaration: {
      ...declarators,
      kinds: [{ when: { has: [':modifiers > :"static"', ':modifiers > :"final"'] }, kind: 'constant' }],
    },
    constant_declaration: { ...declarators, kind: 'constant', flags: ['static'] },
    formal_parameter: {
      kind: 'field',
      when: { test: (view, node) => view.is(view.parent(view.parent(node)), 'record_declaration') },
    },
    spread_parameter: {
      kind: 'field',
      when: { test: (view, node) => view.is(view.parent(view.parent(node)), 'record_declaration') },
      name: ':variable_declarator > name',
    },
    module_declaration: { kind: 'module' },
  },
  wrappers: [],
  modifiers: {
    '"static"': 'static',
    '"abstract"': 'abstract',
    '"private"': 'private',
    '"protected"': 'protected',
  },
  modifierNodes: ['modifiers'],
  exported: { default: false, marks: ['"public"'] },
  scopes: {
    class_declaration: 'type-parameters',
    interface_declaration: 'type-parameters',
    record_declaration: 'type-parameters',
    class_body: 'class',
    interface_body: 'class',
    enum_body: 'class',
    annotation_type_body: 'class',
    method_declaration: 'function',
    constructor_declaration: 'function',
    compact_constructor_declaration: 'function',
    lambda_expression: 'function',
    static_initializer: 'function',
    block: 'block',
    constructor_body: 'block',
    for_statement: 'block',
    enhanced_for_statement: 'block',
    try_with_resources_statement: 'block',
    catch_clause: 'block',
    switch_block: 'block',
    switch_rule: 'block',
  },
  visibility: 'name',
  imports: {
    package_declaration: (view, node, found) => {
      const name = view.children(node).at(-1)!;
      found({ specifier: nameOf(view, name), imported: '', local: '', kind: 'package', binding: -1 });
      return true;
    },
    // The package or type, and what is taken from it.
    import_declaration: (view, node, found) => {
      const name = view.first(node);
      if (view.child(node, 'asterisk') >= 0) {
        found({ specifier: nameOf(view, name), imported: '*', local: '', kind: 'import', binding: -1 });
        return true;
      }
      const last = view.is(name, 'scoped_identifier') ? view.field(name, 'name') : name;
      const imported = view.textOf(last);
      const specifier = nameOf(view, view.field(name, 'scope'));
      found({ specifier, imported, local: imported, kind: 'import', binding: last });
      return true;
    },
    requires_module_directive: (view, node, found) => {
      const specifier = nameOf(view, view.field(node, 'module'));
      found({ specifier, imported: '*', local: '', kind: 'import', binding: -1 });
      return true;
    },
  },
  comments: ['line_comment', 'block_comment'],
  docs: { only: /^(?:\/\*\*(?!\/)|\/\/\/)/ },
  deprecated: { head: /@(?:java\.lang\.)?Deprecated\b/, doc: /^\s*(?:\/\*)?\*\s*@deprecated\b/m },
  tests: {
    head: /@(?:[\w.]+\.)?(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\b/,
    imports: /^(?:org\.junit|org\.testng|junit\.framework|org\.assertj|org\.mockito)\b/,
  },
  wholeNames: ['scoped_identifier'],
};
