import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { declaredNames } from './names.ts';

/** The node of `@import("x")` that a chain of members begins with, and the members: `a.B` of `@import("x").a.B`. */
function importIn(view: TreeView, node: number): { call: number; members: string } | undefined {
  const members: string[] = [];
  let at = node;
  while (view.is(at, 'field_expression')) {
    members.unshift(view.textOf(view.field(at, 'member')));
    at = view.field(at, 'object');
  }
  return isImport(view, at) ? { call: at, members: members.join('.') } : undefined;
}

function isImport(view: TreeView, node: number): boolean {
  return view.is(node, 'builtin_function') && view.text.startsWith('@import', view.start(node));
}

const pathOf = (view: TreeView, call: number): string =>
  view.unquoted(view.child(view.child(call, 'arguments'), 'string'));
/** The last member taken, or the call itself where none is. */
function chainOf(view: TreeView, call: number): number {
  let top = call;
  while (view.is(view.parent(top), 'field_expression')) top = view.parent(top);
  return top;
}

const kindOf = (view: TreeView, node: number): FoundImport['kind'] =>
  view.child(node, '"pub"') < 0 ? 'import' : 're-export';

/** `const x = @import("a.zig").b.C;` gives the name to what it takes; it is no other definition. */
export const importedConstant: ImportHook = (view, node, found) => {
  const taken = importIn(view, view.children(node).at(-1) ?? -1);
  const [name, ...more] = taken ? declaredNames(view, node) : [];
  if (!taken || !name || more.length > 0) return false;
  const specifier = pathOf(view, taken.call);
  found({ specifier, imported: taken.members || '*', local: name.text, kind: kindOf(view, node), binding: name.node });
  return true;
};

/** `usingnamespace @import("a.zig");` */
export const usedNamespace: ImportHook = (view, node, found) => {
  const taken = importIn(view, view.first(node));
  if (!taken) return false;
  const kind = kindOf(view, node);
  const local = kind === 're-export' ? '*' : '';
  found({ specifier: pathOf(view, taken.call), imported: '*', local, kind, binding: -1 });
  return true;
};

/** `@import("a.zig")` anywhere else, and the `@cInclude("a.h")` of a `@cImport`. */
export const usedImport: ImportHook = (view, node, found) => {
  if (view.text.startsWith('@cInclude', view.start(node))) {
    found({ specifier: pathOf(view, node), imported: '', local: '', kind: 'include', binding: -1 });
  } else if (isImport(view, node) && !isReported(view, node)) {
    const taken = importIn(view, chainOf(view, node));
    found({ specifier: pathOf(view, node), imported: taken?.members ?? '', local: '', kind: 'import', binding: -1 });
  }
  return false;
};

/** True when one of the hooks above has reported the import. */
function isReported(view: TreeView, call: number): boolean {
  const top = chainOf(view, call);
  const around = view.parent(top);
  if (view.is(around, 'using_namespace_declaration')) return true;
  return (
    view.is(around, 'variable_declaration') &&
    view.children(around).at(-1) === top &&
    declaredNames(view, around).length === 1
  );
}
