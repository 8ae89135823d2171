import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { values as given, targets } from './imports.ts';

const INDEX = new Set(['dot_index_expression', 'method_index_expression']);

/** The name that stands for what is assigned to: a variable, the last one of `a.b`. */
function nameOf(view: TreeView, target: number): number {
  return INDEX.has(view.kindOf(target)) ? memberOf(view, target) : target;
}

const memberOf = (view: TreeView, index: number): number =>
  view.field(index, view.is(index, 'method_index_expression') ? 'method' : 'field');

/** What an expression may be: of `a or b` both, of `a and b` the second. */
function alternatives(view: TreeView, node: number): number[] {
  if (view.is(node, 'parenthesized_expression')) return alternatives(view, view.first(node));
  if (!view.is(node, 'binary_expression')) return node < 0 ? [] : [node];
  const left = view.field(node, 'left');
  const right = view.field(node, 'right');
  const between = view.text.slice(view.end(left), view.start(right)).trim();
  if (between === 'or') return [...alternatives(view, left), ...alternatives(view, right)];
  return between === 'and' ? alternatives(view, right) : [node];
}

/** What is assigned is given in order; of what a call gives beside its first nothing is known. */
const assigned: LinkHook = (view, node, say) => {
  const values = given(view, node);
  for (const [i, target] of targets(view, node).entries()) {
    const name = nameOf(view, target);
    const value = values[i];
    if (value === undefined) say(name, 'value', LINK_TARGETS.unknown);
    else for (const one of alternatives(view, value)) say(name, 'value', one);
  }
};

/** A name at file level that no `local` is around is one of all files. */
const global: LinkHook = (view, node, say) => {
  if (view.is(view.parent(node), 'variable_declaration')) return;
  for (const target of targets(view, node)) if (view.is(target, 'identifier')) say(target, 'within', LINK_TARGETS.root);
};

/** The function around a node whose results it gives; its name, or -1. */
function functionAround(view: TreeView, node: number): number {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (view.is(at, 'function_declaration')) return nameOf(view, view.field(at, 'name'));
    if (!view.is(at, 'function_definition')) continue;
    const around = view.parent(at);
    if (view.is(around, 'field')) return view.field(around, 'name');
    const statement = view.parent(around);
    if (!view.is(around, 'expression_list') || !view.is(statement, 'assignment_statement')) return -1;
    const target = targets(view, statement)[given(view, statement).indexOf(at)];
    return target === undefined ? -1 : nameOf(view, target);
  }
  return -1;
}

const declared: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  if (view.is(name, 'identifier') && view.child(node, '"local"') < 0) say(name, 'within', LINK_TARGETS.root);
};

/** The value of a field that a table is made with. */
function fieldValue(view: TreeView, table: number, name: string): number {
  if (!view.is(table, 'table_constructor')) return -1;
  const field = view.children(table).find((one) => view.textOf(view.field(one, 'name')) === name);
  return field === undefined ? -1 : view.field(field, 'value');
}

const calleeOf = (view: TreeView, call: number): string => view.textOf(view.field(call, 'name'));

/** What an object is made of by `setmetatable(t, m)`: m, or where m says that its members are. */
function metaOf(view: TreeView, call: number): number {
  const meta = view.children(view.field(call, 'arguments'))[1] ?? -1;
  const index = fieldValue(view, meta, '__index');
  return index >= 0 ? index : meta;
}

/** A table that is given what others have takes its members from there. */
const called: LinkHook = (view, call, say) => {
  if (calleeOf(view, call) !== 'setmetatable') return;
  const [table = -1, meta = -1] = view.children(view.field(call, 'arguments'));
  const isIndex = fieldValue(view, meta, '__index') >= 0;
  if (view.is(table, 'identifier'))
    say(table, 'extends', metaOf(view, call), ...(isIndex ? [] : (['construct'] as const)));
};

const member =
  (field: string): LinkHook =>
  (view, node, say) =>
    say(view.field(node, field), 'member', view.field(node, 'table'));

/** What Lua says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  dot_index_expression: member('field'),
  method_index_expression: member('method'),
  assignment_statement: [assigned, global],
  function_declaration: declared,
  function_call: called,
  field: (view, node, say) => {
    const value = view.field(node, 'value');
    const name = view.field(node, 'name');
    if (name >= 0 && view.is(name, 'identifier')) for (const one of alternatives(view, value)) say(name, 'value', one);
  },
  return_statement: (view, node, say) => {
    const name = functionAround(view, node);
    const value = view.first(view.child(node, 'expression_list'));
    if (name < 0) return;
    for (const one of value < 0 ? [LINK_TARGETS.null] : alternatives(view, value)) say(name, 'result', one);
  },
};

/** Makes a class of another: `Base:extend()`, `class('A', Base)`. */
function baseOf(view: TreeView, call: number): number {
  const callee = view.field(call, 'name');
  if (
    view.is(callee, 'method_index_expression') &&
    /^(?:extend|subclass)$/.test(view.textOf(view.field(callee, 'method')))
  ) {
    return view.field(callee, 'table');
  }
  if (!/^class$/i.test(view.textOf(callee))) return -1;
  return view.children(view.field(call, 'arguments')).find((one) => view.is(one, 'identifier')) ?? LINK_TARGETS.object;
}

/** How expressions of Lua are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  dot_index_expression: { at: 'field' },
  method_index_expression: { at: 'method' },
  function_call: {
    at: (view, call) => {
      const callee = calleeOf(view, call);
      if (callee === 'setmetatable') {
        const first = view.first(view.field(call, 'arguments'));
        return view.is(first, 'table_constructor') ? metaOf(view, call) : first;
      }
      const base = baseOf(view, call);
      return base === -1 ? view.field(call, 'name') : base;
    },
    step: (view, call) => {
      const callee = calleeOf(view, call);
      if (callee === 'require') return 'none';
      if (callee === 'setmetatable') {
        const [first = -1, meta = -1] = view.children(view.field(call, 'arguments'));
        if (!view.is(first, 'table_constructor')) return 'none';
        // A table whose `__index` is written out has its members from there.
        return fieldValue(view, meta, '__index') >= 0 ? 'element' : 'construct';
      }
      return baseOf(view, call) === -1 ? 'call' : 'element';
    },
  },
  parenthesized_expression: { at: (view, node) => view.first(node) },
  table_constructor: 'object',
  string: 'string',
  number: 'number',
  true: 'boolean',
  false: 'boolean',
  nil: 'null',
  function_definition: 'function',
};
