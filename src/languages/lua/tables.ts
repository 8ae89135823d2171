import { perFile } from '../per-file.ts';
import type { FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { declaredNames, isComputed, targets, values } from './imports.ts';

/** The first name of `a.b.c`, `a:b` or `a['b']`; '' for what begins with anything else. */
export function rootOf(view: TreeView, node: number): string {
  let at = node;
  while (/_index_expression$/.test(view.kindOf(at))) at = view.field(at, 'table');
  return view.is(at, 'identifier') ? view.textOf(at) : '';
}

/** `a.b` of `a.b.c`, `a.b:c` and `a.b['c']`, without white space; '' for what no path of names leads to. */
export function ownerOf(view: TreeView, member: number): string {
  const table = view.field(member, 'table');
  if (table < 0) return '';
  const text = view.textOf(table);
  return /^[\w.\s]+$/.test(text) ? text.replace(/\s+/g, '') : '';
}

/** The name of the member in `a.b`, `a:b` and `a['b']`. */
export function memberName(view: TreeView, member: number): FoundName[] {
  const [node, text] = member < 0 ? [-1, ''] : nameOf(view, member);
  return text === '' || ownerOf(view, member) === '' ? [] : [{ node, start: view.start(node), text }];
}

function nameOf(view: TreeView, member: number): [number, string] {
  const name = view.is(member, 'method_index_expression') ? view.field(member, 'method') : view.field(member, 'field');
  if (!view.is(member, 'bracket_index_expression')) return [name, view.textOf(name)];
  const content = view.is(name, 'string') ? view.field(name, 'content') : -1;
  return [content, view.textOf(content)];
}

/** The name of a field in a table constructor: `a = 1`, `['a'] = 1`. */
export function fieldName(view: TreeView, field: number): FoundName[] {
  const name = view.field(field, 'name');
  const node = view.is(name, 'string') ? view.field(name, 'content') : isComputed(view, field) ? -1 : name;
  return node < 0 ? [] : [{ node, start: view.start(node), text: view.textOf(node) }];
}

/** Names at file level that a table of this file may have: declared with a value of its own, or assigned to. */
const ownTables = perFile((view) => {
  const names = new Set<string>();
  for (const statement of view.children(0)) {
    if (view.is(statement, 'variable_declaration')) {
      if (view.child(statement, 'assignment_statement') < 0) continue;
      for (const name of declaredNames(view, statement)) names.add(view.textOf(name));
    } else if (view.is(statement, 'assignment_statement')) {
      for (const name of targets(view, statement)) if (view.is(name, 'identifier')) names.add(view.textOf(name));
    }
  }
  return names;
});

/** Names that `local` declares at file level, and that what the file returns does not consist of. */
const hiddenTables = perFile((view) => {
  const names = new Set<string>();
  for (const statement of view.children(0)) {
    if (view.is(statement, 'variable_declaration')) {
      for (const name of declaredNames(view, statement)) names.add(view.textOf(name));
    } else if (view.is(statement, 'return_statement')) {
      for (const word of view.textOf(statement).match(/[A-Za-z_]\w*/g) ?? []) names.delete(word);
    }
  }
  return names;
});

const FUNCTIONS = new Set(['function_declaration', 'function_definition']);

/** The nearest function around a node, or -1. */
export function functionAround(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at > 0 && !FUNCTIONS.has(view.kindOf(at))) at = view.parent(at);
  return at > 0 ? at : -1;
}

/** True for a member of a table of this file that is set outside of functions: `M.limit = 1`. */
export function isOwnMember(view: TreeView, target: number): boolean {
  if (!/_index_expression$/.test(view.kindOf(target))) return false;
  return functionAround(view, target) < 0 && ownTables(view).has(rootOf(view, target));
}

/** `a.b` around the name `b` in it; what else a name stands in is no member. */
export function memberAround(view: TreeView, name: number): number {
  const around = view.parent(name);
  return view.is(around, 'string') ? view.parent(around) : around;
}

/** True where one of the functions around a node has a parameter of that name. */
function isParameter(view: TreeView, node: number, name: string): boolean {
  for (let fn = functionAround(view, node); fn >= 0; fn = functionAround(view, fn)) {
    const parameters = view.children(view.field(fn, 'parameters'));
    if (parameters.some((parameter) => view.textOf(parameter) === name)) return true;
  }
  return false;
}

/**
 * True for a member of a table that no other file gets: of a local of the file, or of a name in a function that is no
 * table of the file.
 */
export function isHiddenMember(view: TreeView, name: number): boolean {
  const member = memberAround(view, name);
  if (!/_index_expression$/.test(view.kindOf(member))) return false;
  const owner = selfOwner(view, member);
  const root = owner === '' ? rootOf(view, member) : owner.replace(/\..*/s, '');
  if (hiddenTables(view).has(root) || (owner === '' && isParameter(view, member, root))) return true;
  return owner === '' && functionAround(view, view.parent(member)) >= 0 && !ownTables(view).has(root);
}

/** The name that a function has been given: `M.f` of `function M.f() end` and of `M.f = function() end`; -1 for none. */
function givenName(view: TreeView, fn: number): number {
  if (view.is(fn, 'function_declaration')) return view.field(fn, 'name');
  const statement = view.parent(view.parent(fn));
  if (!view.is(statement, 'assignment_statement')) return -1;
  return targets(view, statement)[values(view, statement).indexOf(fn)] ?? -1;
}

/** True for a function that is called with the object it belongs to: `M:f()`, `function(self, a)`. */
export function takesSelf(view: TreeView, fn: number): boolean {
  if (!FUNCTIONS.has(view.kindOf(fn))) return false;
  if (view.is(view.field(fn, 'name'), 'method_index_expression')) return true;
  return view.textOf(view.first(view.field(fn, 'parameters'))) === 'self';
}

/** True when one of the first statements of a function makes the object: `local self = setmetatable({}, M)`. */
function makesSelf(view: TreeView, fn: number): boolean {
  let statement = view.first(view.field(fn, 'body'));
  for (let count = 0; statement >= 0 && count < 8; count++) {
    if (/^local\s+self\s*=\s*setmetatable\b/.test(view.text.slice(view.start(statement), view.end(statement)))) {
      return true;
    }
    statement = view.next(statement);
  }
  return false;
}

/** The table that `self` in `self.x = 1` is an object of, by the function around that has or makes it; '' for none. */
export function selfOwner(view: TreeView, target: number): string {
  const table = view.field(target, 'table');
  if (!view.is(table, 'identifier') || view.textOf(table) !== 'self') return '';
  for (let fn = functionAround(view, target); fn >= 0; fn = functionAround(view, fn)) {
    if (!takesSelf(view, fn) && !makesSelf(view, fn)) continue;
    const name = givenName(view, fn);
    return name < 0 ? '' : ownerOf(view, name);
  }
  return '';
}

/**
 * True for a named field of a table that is given at file level, as it is or through other fields, by one of these
 * kinds of statements: `local M = { a = { b = 1 } }`, `return setmetatable({ a = 1 }, {})`.
 */
export function isFieldOf(view: TreeView, field: number, statements: readonly string[]): boolean {
  let at = field;
  while (view.is(at, 'field') && fieldName(view, at).length > 0) at = view.parent(view.parent(at));
  if (view.is(at, 'arguments')) {
    const call = view.parent(at);
    const callee = view.textOf(view.field(call, 'name'));
    const isFirst = view.start(view.first(at)) <= view.start(field) && view.end(view.first(at)) >= view.end(field);
    if (!isFirst || !/^(?:setmetatable|[cC]lass\s*\(.*\)|[cC]lass|\w+:(?:extend|subclass))$/.test(callee)) return false;
    at = view.parent(call);
  }
  return (
    view.is(at, 'expression_list') && statements.includes(view.kindOf(view.parent(at))) && functionAround(view, at) < 0
  );
}
