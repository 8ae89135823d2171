import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isPrivateTag, taggedName, taggedOwner, tagOf } from './annotations.ts';
import { branches } from './branches.ts';
import { assignments, fields, functions, locals } from './definitions.ts';
import { callImport, isComputed, localImport, returned } from './imports.ts';
import { links, values } from './links.ts';
import { isHiddenMember } from './tables.ts';

/** Where the body of the loop around a clause begins: from there on the names of the clause are visible. */
function loopBody(view: TreeView, clause: number): number {
  const loop = view.parent(clause);
  const body = view.field(loop, 'body');
  return body < 0 ? view.end(loop) : view.start(body);
}

/** The names of a loop. */
const loop = { kind: 'variable', binds: 'variable', visibility: loopBody } as const satisfies Partial<DefinitionRule>;

/** Lua, up to 5.4 and LuaJIT. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read' },
  slots: {
    function_call: { name: 'call' },
    dot_index_expression: { table: 'read', field: 'member' },
    method_index_expression: { table: 'read', method: 'member' },
    bracket_index_expression: { table: 'read' },
    parenthesized_expression: { '*': 'inherit' },
    assignment_statement: { ':variable_list': 'write' },
    variable_list: { name: 'inherit' },
    attribute: { '*': 'none' },
    parameters: { name: 'parameter' },
    field: { name: (view, node) => (isComputed(view, view.parent(node)) ? 'read' : 'key') },
    goto_statement: { '*': 'label' },
  },
  definitions: {
    function_declaration: functions,
    variable_declaration: locals,
    assignment_statement: assignments,
    field: fields,
    for_numeric_clause: loop,
    for_generic_clause: { ...loop, name: ':variable_list > name' },
    label_statement: { kind: 'variable', binds: 'label', name: ':identifier', visibility: 'scope' },
    comment: [
      {
        kind: 'field',
        when: { test: (view, node) => taggedOwner(view, node) !== '' },
        name: taggedName,
        owner: taggedOwner,
        container: false,
        flagged: [{ when: { test: isPrivateTag }, flags: ['private'] }],
      },
      {
        kind: 'type',
        when: { test: (view, node) => /^(?:class|alias|enum)$/.test(tagOf(view, node)) },
        kinds: [
          { when: { test: (view, node) => tagOf(view, node) === 'class' }, kind: 'class' },
          { when: { test: (view, node) => tagOf(view, node) === 'enum' }, kind: 'enum' },
        ],
        name: taggedName,
        container: false,
        // Types have names of their own.
        bind: 'nowhere',
        local: 'symbol',
      },
    ],
  },
  wholeNames: ['comment', 'string_content'],
  wrappers: [],
  modifiers: {},
  exported: {
    default: true,
    hides: ['"local"'],
    never: { test: (view, _, name) => isHiddenMember(view, name) },
    members: 'container',
  },
  scopes: {
    function_declaration: 'function',
    function_definition: 'function',
    for_statement: 'block',
    repeat_statement: 'block',
    // What is declared in the body of `repeat … until` is visible in its condition.
    block: (view, node) => (view.is(view.parent(node), 'repeat_statement') ? undefined : 'block'),
  },
  visibility: 'definition',
  sharing: ['file', 'function', 'block'],
  imports: {
    variable_declaration: localImport,
    function_call: callImport,
    return_statement: returned,
  },
  links,
  branches,
  values,
  comments: ['comment'],
  broken: { function: 'function' },
  brokenNeeds: /^\s*\(/,
  restarts: /^(?:--.*\n)*(?:local|function)\b/gm,
  docs: {
    // A field has the line it stands in, not those of the class above.
    inside: (view, node) => (tagOf(view, node) === 'field' ? node : -1),
    ignore:
      /^--+\s*(?:luacheck|stylua|selene|luacov|vim)\s*:|^---@(?:diagnostic|meta)\b|^--[-=*#~\s]*$|^--\s*[-=*#~]{3}/,
  },
  deprecated: { doc: /^(?:---?|\s*)\s*@deprecated\b/m },
  tests: {
    name: /^test(?!\p{Ll})/u,
    imports: /^(?:busted|luaunit|luassert|plenary\.busted|spec\.helpers)(?:\.|$)/,
    calls: ['describe', 'context', 'insulate', 'expose', 'suite'],
    title: /^\s*\(?\s*(?:['"]|\[=*\[)/,
  },
};
