import type { Condition, FinalSlot, ImportHook, LanguageSpec, TreeView } from '../spec.ts';

const TYPES = ['class', 'interface', 'object', 'enum', 'enum-member'] as const;
const inType: Condition = { in: [...TYPES] };

/** The receiver of an extension: the type written before the name. */
function receiver(view: TreeView, node: number, name: number): string {
  for (const child of view.children(node)) {
    if (child > name) return '';
    if (view.is(child, 'user_type') || view.is(child, 'nullable_type') || view.is(child, 'parenthesized_type')) {
      return view.textOf(child).replace(/[?()]/g, '');
    }
  }
  return '';
}

/** `package a.b` names the file's package; `import a.b.C as D` and `import a.b.*` bind names. */
const importHook: ImportHook = (view, node, found) => {
  const [path, alias] = view.children(node) as [number, number?];
  const parts = view.children(path);
  const written = view.textOf(path).replace(/\s+/g, '');
  if (/\.\s*\*\s*$/.test(view.textOf(node))) {
    found({ specifier: written, imported: '*', local: '*', kind: 'import', binding: -1 });
    return true;
  }
  const last = parts.at(-1) ?? path;
  const imported = view.textOf(last);
  const binding = alias === undefined ? last : alias;
  const specifier = written.slice(0, Math.max(0, written.length - imported.length - 1));
  found({ specifier, imported, local: view.textOf(binding), kind: 'import', binding });
  return true;
};

const packageHook: ImportHook = (view, node, found) => {
  found({
    specifier: view.textOf(view.first(node)).replace(/\s+/g, ''),
    imported: '',
    local: '',
    kind: 'package',
    binding: -1,
  });
  return true;
};

/** The part after the last dot is called or written with the whole; what is before is read. */
function lastPart(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(node);
  if (view.start(node) === view.start(whole)) return 'read';
  const around = view.parent(whole);
  if (view.is(around, 'call_expression') && view.first(around) === whole) return 'call';
  return view.is(around, 'assignment') && view.field(around, 'left') === whole ? 'write' : 'read';
}

/** Kotlin. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read' },
  slots: {
    call_expression: { ':identifier': 'call' },
    navigation_expression: { ':identifier': lastPart },
    parenthesized_expression: { '*': 'inherit' },
    assignment: { left: 'write' },
    index_expression: { '*': 'read' },
    user_type: { '*': 'type' },
    constructor_invocation: { '*': 'type' },
    value_arguments: { '*': 'read' },
    variable_declaration: { ':identifier': 'variable' },
    multi_variable_declaration: { '*': 'inherit' },
    parameter: { ':identifier': 'parameter' },
    class_parameter: { ':identifier': 'parameter' },
    catch_block: { ':identifier': 'variable' },
    type_parameter: { ':identifier': 'type-parameter' },
    labeled_expression: { ':identifier': 'label' },
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
        if (name >= 0) return [{ node: name, start: view.start(name), text: view.textOf(name) }];
        const keyword = view.child(node, '"companion"');
        // A companion without a name is called Companion; the keyword stands for it.
        return keyword < 0 ? [] : [{ node: -1, start: view.start(keyword), text: 'companion' }];
      },
      body: ':class_body',
    },
    enum_entry: { kind: 'enum-member', name: ':identifier', body: ':class_body' },
    function_declaration: {
      kind: 'function',
      kinds: [
        { when: inType, kind: 'method' },
        { when: { test: (view, node, name) => receiver(view, node, name) !== '' }, kind: 'method' },
      ],
      owner: receiver,
      body: ':function_body',
      declarationWithoutBody: true,
    },
    secondary_constructor: {
      kind: 'constructor',
      name: (view, node) => {
        const keyword = view.child(node, '"constructor"');
        return keyword < 0 ? [] : [{ node: -1, start: view.start(keyword), text: 'constructor' }];
      },
      body: [':block', ':constructor_delegation_call'],
      bind: 'nowhere',
    },
    property_declaration: {
      kind: 'variable',
      kinds: [
        { when: inType, kind: 'property' },
        { when: { test: (view, node, name) => receiver(view, node, name) !== '' }, kind: 'property' },
        { when: { has: [':modifiers > :property_modifier > :"const"'] }, kind: 'constant' },
        { when: { has: [':"val"'] }, kind: 'constant' },
      ],
      name: [
        ':variable_declaration > :identifier',
        ':multi_variable_declaration > :variable_declaration > :identifier',
      ],
      owner: receiver,
      body: [':getter', ':setter', ':property_delegate', ':object_literal', ':lambda_literal'],
    },
    class_parameter: {
      kind: 'property',
      when: { test: (view, node) => view.child(node, '"val"') >= 0 || view.child(node, '"var"') >= 0 },
      name: ':identifier',
      keepsSlot: true,
      container: false,
      body: [],
      parent: 'type',
    },
    type_alias: { kind: 'type', name: ['type:identifier', ':identifier'], body: [] },
  },
  wrappers: [],
  tokens: ['interface', 'enum', 'companion', 'constructor', 'const', 'val', 'var'],
  modifiers: {
    '"private"': 'private',
    '"protected"': 'protected',
    '"abstract"': 'abstract',
    '"suspend"': 'async',
  },
  modifierNodes: ['modifiers'],
  exported: { default: true, hides: ['"internal"'], members: 'own' },
  scopes: {
    class_declaration: 'class',
    object_declaration: 'class',
    companion_object: 'class',
    enum_entry: 'class',
    object_literal: 'class',
    function_declaration: 'function',
    secondary_constructor: 'function',
    anonymous_function: 'function',
    lambda_literal: 'function',
    getter: 'function',
    setter: 'function',
    block: 'block',
    for_statement: 'block',
    catch_block: 'block',
    when_expression: 'block',
    type_alias: 'type-parameters',
  },
  visibility: 'name',
  imports: { import: importHook, package_header: packageHook },
  comments: ['line_comment', 'block_comment'],
  docs: { only: /^\/\*\*(?!\/)/ },
  deprecated: { head: /@Deprecated\b/ },
  tests: { head: /@(Parameterized)?Test\b/, imports: /^(org\.junit|kotlin\.test|io\.kotest)/ },
};
