import type { Condition, DefinitionRule } from '../rules.ts';
import type { FinalSlot, LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { assignments } from './assignments.ts';
import { branches } from './branches.ts';
import {
  assignmentExpression,
  callExpression,
  exportStatement,
  importStatement,
  variableDeclarator,
} from './imports.ts';
import { links, values } from './links.ts';
import { defaultName, FUNCTION_VALUES, holderOf, isOwnName, prototypeOwner } from './names.ts';
import { functionScope } from './wrappers.ts';

/** Where the signature of a value ends: before its body, its members or its arguments. */
export const VALUE_BODIES: readonly string[] = [
  `value:${FUNCTION_VALUES}|class > body`,
  'value:object|array|template_string',
  'value:call_expression|new_expression > arguments',
];

/** `for (const x of …)` binds, `for (x of …)` writes. */
function loopTarget(view: TreeView, node: number): FinalSlot {
  let loop = view.parent(node);
  while (!view.is(loop, 'for_in_statement')) loop = view.parent(loop);
  const kind = view.textOf(view.field(loop, 'kind'));
  return kind === '' ? 'write' : kind === 'var' ? 'hoisted' : 'variable';
}

const isConst = (view: TreeView, node: number): boolean =>
  /^(const|using|await)\b/.test(view.textOf(view.parent(node)).slice(0, 6));
/** Name of a member, a computed one by its literal if it has one. */
export const MEMBER_NAME: readonly string[] = ['name:computed_property_name > :string', 'name'];
/** Accessors are properties to those who use them. */
export const accessor: NonNullable<DefinitionRule['kinds']> = [
  { when: { has: [':"get"'] }, kind: 'property' },
  { when: { has: [':"set"'] }, kind: 'property' },
];

/** Members of object literals: those of `module.exports = {…}` are the file's own. */
const inObject = (test: Condition['test'] & {}): Condition => ({ scope: ['file', 'module'], test });
const exportedMember = { bind: 'nowhere', flags: ['exported'] } as const;
const heldMember = { bind: 'nowhere', owner: (view: TreeView, node: number) => prototypeOwner(view, node) } as const;

function isHeld(view: TreeView, member: number): boolean {
  const holder = holderOf(view, member);
  return holder !== '' && holder !== 'exports' && isNamed(view, member);
}

// A mere name in `module.exports = {…}` is exported there, not defined.
function isExported(view: TreeView, member: number): boolean {
  const alias = view.is(view.field(member, 'value'), 'identifier');
  return !alias && isNamed(view, member) && holderOf(view, member) === 'exports';
}

/** False for keys that are computed or phrases: those are data. */
function isNamed(view: TreeView, member: number): boolean {
  const key = view.field(member, 'key');
  return (
    key < 0 || view.is(key, 'property_identifier') || (view.is(key, 'string') && /^.[\w$-]+.$/.test(view.textOf(key)))
  );
}

/** Kinds of a named value: a function, a class, or `otherwise`. */
export function byValue(functions: 'function' | 'method'): NonNullable<DefinitionRule['kinds']> {
  return [
    { when: { has: [`value:${FUNCTION_VALUES}`] }, kind: functions },
    { when: { has: ['value:class'] }, kind: 'class' },
  ];
}

/** A definition whose value may be a function or class. */
export function namedValue(name: string | readonly string[]): Pick<DefinitionRule, 'name' | 'value' | 'body'> {
  return { name, value: `value:${FUNCTION_VALUES}|class`, body: VALUE_BODIES };
}

/** A named function or class expression: its name is known inside it only. */
const expression = { when: { has: ['name'], test: isOwnName }, bind: 'inside' } as const;

/** Tables for all that the grammars of JavaScript and TypeScript have in common. */
export const shared: LanguageSpec = {
  identifiers: {
    identifier: 'read',
    property_identifier: 'read',
    private_property_identifier: 'read',
    shorthand_property_identifier: 'read',
    shorthand_property_identifier_pattern: 'write',
    statement_identifier: 'label',
  },
  broken: { class: 'class', function: 'function' },
  strings: ['string'],
  wholeNames: ['computed_property_name'],
  slots: {
    call_expression: { function: 'call' },
    new_expression: { constructor: 'call' as const },
    decorator: { '*': 'call' },
    member_expression: { object: 'read', property: 'member' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_expression: { left: 'write' },
    augmented_assignment_expression: { left: 'write' },
    update_expression: { argument: 'write' },
    for_in_statement: { left: loopTarget },
    catch_clause: { parameter: 'variable' },
    formal_parameters: { '*': 'parameter' },
    arrow_function: { parameter: 'parameter' },
    function_expression: { name: 'variable' },
    generator_function: { name: 'variable' },
    class: { name: 'variable' },
    variable_declarator: { name: 'variable' },
    object_pattern: { '*': 'inherit' },
    array_pattern: { '*': 'inherit' },
    rest_pattern: { '*': 'inherit' },
    assignment_pattern: { left: 'inherit' },
    object_assignment_pattern: { left: 'inherit' },
    pair_pattern: { key: 'key', value: 'inherit' },
    pair: { key: 'key' },
    method_definition: { name: 'key' },
    import_statement: { '*': 'import' },
    export_specifier: { '*': 'export' },
    namespace_export: { '*': 'export' },
    export_statement: { ':identifier': 'export' },
  },
  definitions: {
    function_declaration: { kind: 'function' },
    generator_function_declaration: { kind: 'function' },
    function_expression: { kind: 'function', ...expression },
    generator_function: { kind: 'function', ...expression },
    class_declaration: { kind: 'class' },
    class: { kind: 'class', ...expression },
    variable_declarator: {
      kind: 'variable',
      kinds: [...byValue('function'), { when: { test: isConst }, kind: 'constant' }],
      ...namedValue('name'),
      hoist: { parent: ['variable_declaration'] },
    },
    method_definition: [
      {
        kind: 'method',
        when: { parent: ['class_body'] },
        kinds: [...accessor, { when: { name: /^constructor$/, lacks: [':"static"'] }, kind: 'constructor' }],
        name: MEMBER_NAME,
      },
      { kind: 'function', when: inObject(isExported), kinds: accessor, name: MEMBER_NAME, ...exportedMember },
      { kind: 'method', when: inObject(isHeld), kinds: accessor, name: MEMBER_NAME, ...heldMember },
    ],
    pair: [
      {
        kind: 'property',
        when: inObject(isExported),
        kinds: byValue('function'),
        ...namedValue('key'),
        ...exportedMember,
      },
      { kind: 'property', when: inObject(isHeld), kinds: byValue('method'), ...namedValue('key'), ...heldMember },
    ],
    export_statement: {
      kind: 'constant',
      kinds: byValue('function'),
      ...namedValue([]),
      name: defaultName,
      bind: 'nowhere',
    },
    assignment_expression: assignments,
  },
  conditional: [
    ...['if_statement', 'switch_statement', 'try_statement', 'ternary_expression'],
    ...['for_statement', 'for_in_statement', 'while_statement', 'do_statement'],
  ],
  wrappers: ['export_statement', 'lexical_declaration', 'variable_declaration', 'expression_statement'],
  tokens: ['default', 'const', 'let', 'var', 'of', 'get', '*'],
  modifiers: { '"static"': 'static', '"async"': 'async', private_property_identifier: 'private' },
  exported: { default: false, marks: ['"export"'], members: 'container' },
  scopes: {
    function_declaration: 'function',
    generator_function_declaration: 'function',
    function_expression: functionScope,
    generator_function: 'function',
    arrow_function: functionScope,
    method_definition: 'function',
    class_static_block: 'function',
    class_declaration: 'class',
    class: 'class',
    statement_block: 'block',
    switch_body: 'block',
    for_statement: 'block',
    for_in_statement: 'block',
    catch_clause: 'block',
  },
  imports: {
    import_statement: importStatement,
    export_statement: exportStatement,
    variable_declarator: variableDeclarator,
    call_expression: callExpression,
    assignment_expression: assignmentExpression,
  },
  branches,
  links,
  values,
  comments: ['comment', 'html_comment'],
  docs: {
    groups: ['lexical_declaration', 'variable_declaration'],
    ignore:
      /^(\/[/*]\s*(@ts-|eslint|tslint|jshint|jslint|prettier-|biome-|istanbul|c8 |v8 |webpack|@vite|oxlint|stylelint|cspell|spell-checker|#?(end)?region|[-=*#_─]{3})|\/\/\/\s*<|\/\*\s*(global|exported)\s|\/\*\s*[@#]__)/,
  },
  deprecated: { doc: /@deprecated\b/ },
  tests: {
    imports:
      /^(vitest|@jest\/globals|node:test|bun:test|ava|tap|tape|mocha|uvu|japa|@playwright\/test|@testing-library\/.+)$/,
    calls: ['describe', 'it', 'test', 'suite'],
  },
};

/** Adds tables to tables: entries of `more` win, lists are joined. */
export function extend(base: LanguageSpec, more: Partial<LanguageSpec>): LanguageSpec {
  return {
    ...base,
    ...more,
    identifiers: { ...base.identifiers, ...more.identifiers },
    slots: { ...base.slots, ...more.slots },
    definitions: { ...base.definitions, ...more.definitions },
    scopes: { ...base.scopes, ...more.scopes },
    imports: { ...base.imports, ...more.imports },
    links: { ...base.links, ...more.links },
    values: { ...base.values, ...more.values },
    branches: { ...base.branches, ...more.branches },
    modifiers: { ...base.modifiers, ...more.modifiers },
    broken: { ...base.broken, ...more.broken },
    wrappers: [...base.wrappers, ...(more.wrappers ?? [])],
    tokens: [...(base.tokens ?? []), ...(more.tokens ?? [])],
    wholeNames: [...(base.wholeNames ?? []), ...(more.wholeNames ?? [])],
  };
}
