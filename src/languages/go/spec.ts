import type { DefinitionRule, FinalSlot, FoundImport, LanguageSpec, TreeView } from '../spec.ts';

/** `import "fmt"`, `import m "math"`, `import . "strings"`, `import _ "embed"`. */
function importSpec(view: TreeView, node: number, found: (item: FoundImport) => void): boolean {
  const specifier = view.unquoted(view.field(node, 'path'));
  const name = view.field(node, 'name');
  const kind = 'import';
  if (view.is(name, 'blank_identifier')) found({ specifier, imported: '', local: '', kind, binding: -1 });
  else if (view.is(name, 'dot')) found({ specifier, imported: '*', local: '.', kind, binding: -1 });
  // The local name of an import without one is the package clause of its files, which is not known here.
  else found({ specifier, imported: '*', local: view.textOf(name), kind, binding: name });
  return true;
}

/** A literal `T{…}` with its literals inside: how the type of the innermost one is found. */
function literalType(view: TreeView, value: number): number {
  const around = view.parent(value);
  if (view.is(around, 'composite_literal')) return view.field(around, 'type');
  let outer = around;
  while (outer >= 0 && !view.is(outer, 'literal_value')) outer = view.parent(outer);
  if (outer < 0) return -1;
  const type = literalType(view, outer);
  if (view.is(type, 'map_type')) return view.field(type, 'value');
  const listed =
    view.is(type, 'slice_type') || view.is(type, 'array_type') || view.is(type, 'implicit_length_array_type');
  return listed ? view.field(type, 'element') : -1;
}

/** A field name in `T{x: 1}`, a value in `map[K]V{x: 1}` and `[]T{x: 1}`. */
function literalKey(view: TreeView, node: number): FinalSlot {
  const type = literalType(view, view.parent(view.parent(view.parent(node))));
  const indexed = ['map_type', 'slice_type', 'array_type', 'implicit_length_array_type'].some((kind) =>
    view.is(type, kind),
  );
  return indexed ? 'read' : 'key';
}

/** Where the signature of a variable ends: before the body or the elements of its value. */
const VALUE_BODIES = [
  'value > :func_literal > body',
  'value > :composite_literal > body',
  'value > :unary_expression > operand:composite_literal > body',
];
const isNew = { has: [':":="'] };
/** What can hold the fields of a struct type; in a function they are no symbols. */
const fieldHolders = ['none', 'struct', 'field', 'type', 'interface', 'variable', 'constant'] as const;
const field: DefinitionRule = { kind: 'field', when: { in: fieldHolders }, bind: 'nowhere' };

/** Go. */
export const spec: LanguageSpec = {
  identifiers: {
    identifier: 'read',
    field_identifier: 'read',
    type_identifier: 'type',
    package_identifier: 'read',
    label_name: 'label',
  },
  slots: {
    call_expression: { function: 'call' },
    selector_expression: { operand: 'read', field: 'member' },
    parenthesized_expression: { '*': 'inherit' },
    expression_list: { '*': 'inherit' },
    assignment_statement: { left: 'write' },
    inc_statement: { '*': 'write' },
    dec_statement: { '*': 'write' },
    range_clause: { left: 'write' },
    receive_statement: { left: 'write' },
    type_switch_statement: { alias: 'variable' },
    parameter_declaration: { name: 'parameter' },
    variadic_parameter_declaration: { name: 'parameter' },
    type_parameter_declaration: { name: 'type-parameter' },
    // A conversion and a call of a generic function look alike; nearly all are calls.
    type_conversion_expression: { type: 'call' },
    generic_type: { type: 'inherit', type_arguments: 'type' },
    qualified_type: { package: 'read', name: 'member' },
    field_declaration: { name: 'key' },
    method_elem: { name: 'key' },
    keyed_element: { key: literalKey },
    literal_element: { '*': 'inherit' },
    package_clause: { '*': 'none' },
    import_spec: { '*': 'import' },
  },
  definitions: {
    function_declaration: { kind: 'function', declarationWithoutBody: true },
    method_declaration: { kind: 'method', owner: 'receiver > **:type_identifier', declarationWithoutBody: true },
    type_spec: {
      kind: 'type',
      kinds: [
        { when: { has: ['type:struct_type'] }, kind: 'struct' },
        { when: { has: ['type:interface_type'] }, kind: 'interface' },
      ],
      body: ['type:struct_type > :field_declaration_list', 'type:interface_type > :"{"'],
    },
    type_alias: { kind: 'type' },
    field_declaration: [
      { ...field, when: { in: fieldHolders, has: ['name'] }, body: 'type:struct_type > :field_declaration_list' },
      {
        ...field,
        when: { in: fieldHolders, lacks: ['name'] },
        name: [
          'type:type_identifier',
          'type:qualified_type > name',
          'type:generic_type > type:type_identifier',
          'type:generic_type > type:qualified_type > name',
        ],
        keepsSlot: true,
        container: false,
      },
    ],
    method_elem: { kind: 'method', flags: ['abstract', 'declaration'], bind: 'nowhere' },
    const_spec: { kind: 'constant', name: 'name:identifier', container: false },
    var_spec: { kind: 'variable', name: 'name:identifier', body: VALUE_BODIES },
    short_var_declaration: { kind: 'variable', name: 'left', once: true, container: false },
    range_clause: { kind: 'variable', when: isNew, name: 'left', once: true, container: false },
    receive_statement: { kind: 'variable', when: isNew, name: 'left', once: true, container: false },
  },
  wrappers: ['type_declaration', 'const_declaration', 'var_declaration', 'var_spec_list'],
  modifiers: {},
  exported: { default: false, name: /^\p{Lu}/u },
  scopes: {
    function_declaration: 'function',
    method_declaration: 'function',
    func_literal: 'function',
    function_type: 'function',
    method_elem: 'function',
    type_spec: 'type-parameters',
    type_alias: 'type-parameters',
    struct_type: 'class',
    interface_type: 'class',
    block: 'block',
    if_statement: 'block',
    for_statement: 'block',
    expression_switch_statement: 'block',
    type_switch_statement: 'block',
    expression_case: 'block',
    type_case: 'block',
    communication_case: 'block',
    default_case: 'block',
  },
  visibility: 'definition',
  imports: {
    package_clause: (view, node, found) => {
      found({ specifier: view.textOf(view.first(node)), imported: '', local: '', kind: 'package', binding: -1 });
      return true;
    },
    import_spec: importSpec,
  },
  comments: ['comment'],
  docs: { ignore: /^\/\/(line |extern |export |nolint\b|[a-z0-9]+:[a-z0-9]|\s*\+build\b)/ },
  deprecated: { doc: /^(?:\/\/|\/\*|\s*\*)?\s*Deprecated: /m },
  tests: {
    name: /^(?:Test|Benchmark|Fuzz|Example)(?!\p{Ll})/u,
    imports: /^(?:testing|github\.com\/stretchr\/testify\/\w+)$/,
  },
  strings: [],
};
