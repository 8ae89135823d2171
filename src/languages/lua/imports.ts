import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** What a value takes from another file. */
interface Taken {
  specifier: string;
  /** The member taken, or '*' for what the file returns. */
  imported: string;
  kind: 'require' | 'dynamic';
}

/** The text of the first argument of a call when that is a string, else ''. */
function stringArgument(view: TreeView, call: number, index = 0): string {
  const argument = view.children(view.field(call, 'arguments'))[index] ?? -1;
  return view.is(argument, 'string') ? view.textOf(view.field(argument, 'content')) : '';
}

/** What a call loads: `require 'a'`, `pcall(require, 'a')`, `dofile('a.lua')`. */
function loaded(view: TreeView, call: number): Taken | undefined {
  if (!view.is(call, 'function_call')) return undefined;
  // Looked at for every call: most are told apart by their first letter.
  if (!/[rpdl]/.test(view.text.charAt(view.start(call)))) return undefined;
  const callee = view.field(call, 'name');
  if (!view.is(callee, 'identifier')) return undefined;
  const name = view.textOf(callee);
  const guarded = name === 'pcall' && view.textOf(view.first(view.field(call, 'arguments'))) === 'require';
  if (name !== 'require' && name !== 'dofile' && name !== 'loadfile' && !guarded) return undefined;
  const specifier = stringArgument(view, call, guarded ? 1 : 0);
  return specifier === '' ? undefined : { specifier, imported: '*', kind: name === 'require' ? 'require' : 'dynamic' };
}

/** What a value takes from another file: `require 'a'`, `require('a').b`. */
function taken(view: TreeView, value: number): Taken | undefined {
  if (!view.is(value, 'dot_index_expression')) return loaded(view, value);
  const from = loaded(view, view.field(value, 'table'));
  return from && { ...from, imported: view.textOf(view.field(value, 'field')) };
}

/** The names of a declaration or assignment, in source order. */
export function targets(view: TreeView, node: number): number[] {
  const list = view.child(node, 'variable_list');
  return view.children(list).filter((child) => !view.is(child, 'attribute'));
}

/** The value given to each of the names of an assignment, -1 where there is none of its own. */
export function values(view: TreeView, node: number): number[] {
  return view.children(view.child(node, 'expression_list'));
}

/** The names that a `local` statement gives to other files, or to parts of them. */
function importsOf(view: TreeView, declaration: number): { name: number; taken: Taken }[] {
  const assignment = view.child(declaration, 'assignment_statement');
  if (assignment < 0) return [];
  const given = values(view, assignment);
  const names = targets(view, assignment);
  return names.flatMap((name, index) => {
    const found = taken(view, given[index] ?? -1);
    // `local ok, json = pcall(require, 'json')`
    const guarded = found?.kind === 'dynamic' && view.textOf(view.field(given[index]!, 'name')) === 'pcall';
    if (!found) return [];
    const bound = guarded ? (names[index + 1] ?? -1) : name;
    return bound < 0 ? [] : [{ name: bound, taken: found }];
  });
}

/** The names of a `local` statement that are no imports. */
export function declaredNames(view: TreeView, declaration: number): number[] {
  const imported = new Set(importsOf(view, declaration).map(({ name }) => name));
  const assignment = view.child(declaration, 'assignment_statement');
  const all = targets(view, assignment < 0 ? declaration : assignment);
  return imported.size === 0 ? all : all.filter((name) => !imported.has(name));
}

/** `local a = require 'a'` */
export const localImport: ImportHook = (view, node, found) => {
  for (const { name, taken: from } of importsOf(view, node)) {
    found({ ...from, local: view.textOf(name), binding: name });
  }
  return false;
};

/** Calls that load a file and give it no name of their own, and the old `module('a')`. */
export const callImport: ImportHook = (view, node, found) => {
  const callee = view.field(node, 'name');
  if (view.is(callee, 'identifier') && view.textOf(callee) === 'module') {
    const specifier = stringArgument(view, node);
    if (specifier !== '') found({ specifier, imported: '', local: '', kind: 'package', binding: -1 });
    return false;
  }
  const from = loaded(view, node);
  if (!from) return false;
  const part = view.parent(node);
  const value = view.is(part, 'dot_index_expression') ? part : node;
  const list = view.parent(value);
  const statement = view.parent(list);
  if (view.is(list, 'expression_list')) {
    // Told by the statement it stands in.
    if (view.is(view.parent(statement), 'variable_declaration') && isNamed(view, statement, value)) return false;
    if (view.is(statement, 'return_statement') && view.is(view.parent(statement), 'chunk')) return false;
  }
  found({ ...from, imported: '', local: '', binding: -1 });
  return false;
};

/** True when one of the names of the assignment gets the value, or what a guarded call returns second. */
function isNamed(view: TreeView, assignment: number, value: number): boolean {
  const index = values(view, assignment).indexOf(value);
  const guarded = view.textOf(view.field(value, 'name')) === 'pcall';
  return targets(view, assignment).length > index + (guarded ? 1 : 0);
}

/** `return M` and `return { a = a }` at the end of a file: what it exports. */
export const returned: ImportHook = (view, node, found) => {
  if (!view.is(view.parent(node), 'chunk')) return false;
  const value = view.first(view.child(node, 'expression_list'));
  const from = taken(view, value);
  if (from) {
    found({ ...from, local: from.imported === '*' ? '*' : 'default', kind: 're-export', binding: -1 });
    return false;
  }
  exportsOf(view, value, found);
  return false;
};

function exportsOf(view: TreeView, value: number, found: (item: FoundImport) => void): void {
  const own = { specifier: '', kind: 're-export', binding: -1 } as const;
  if (view.is(value, 'identifier')) found({ ...own, imported: view.textOf(value), local: 'default' });
  else if (view.is(value, 'table_constructor')) {
    for (const field of view.children(value)) {
      const name = view.field(field, 'name');
      const given = view.field(field, 'value');
      if (!view.is(name, 'identifier') || !view.is(given, 'identifier') || isComputed(view, field)) continue;
      found({ ...own, imported: view.textOf(given), local: view.textOf(name) });
    }
  } else if (view.is(value, 'function_call') && view.textOf(view.field(value, 'name')) === 'setmetatable') {
    exportsOf(view, view.first(view.field(value, 'arguments')), found);
  }
}

/** True for `[key] = value`. */
export function isComputed(view: TreeView, field: number): boolean {
  return view.text.charAt(view.start(field)) === '[';
}
