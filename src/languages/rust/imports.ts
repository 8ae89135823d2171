import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { attributes } from './items.ts';

/** What the branches of one `use` have in common. */
interface Use {
  view: TreeView;
  kind: FoundImport['kind'];
  found: (item: FoundImport) => void;
}

const kindOf = (view: TreeView, node: number): FoundImport['kind'] =>
  view.child(node, 'visibility_modifier') < 0 ? 'use' : 're-export';
const join = (path: string, rest: string): string => (path === '' ? rest : rest === '' ? path : `${path}::${rest}`);

/**
 * `use a::b::{c, d as e, f::*};`, one import for each name. The specifier is the path without the last name; it is ''
 * for `use a;`, which is a crate or something this module sees.
 */
export const useDeclaration: ImportHook = (view, node, found) => {
  branch({ view, kind: kindOf(view, node), found }, view.field(node, 'argument'), '', -1);
  return false;
};

/** Reports what `node` takes from `path`, whose last name stands at the node `last`. */
function branch(use: Use, node: number, path: string, last: number): void {
  const { view } = use;
  if (node < 0) return;
  switch (view.kindOf(node)) {
    case 'use_list':
      for (const item of view.children(node)) branch(use, item, path, last);
      return;
    case 'scoped_use_list': {
      const prefix = view.field(node, 'path');
      branch(use, view.field(node, 'list'), join(path, view.textOf(prefix)), nameOf(view, prefix));
      return;
    }
    case 'use_wildcard': {
      const specifier = join(path, view.textOf(view.first(node)));
      use.found({ specifier, imported: '*', local: '*', kind: use.kind, binding: -1 });
      return;
    }
    case 'use_as_clause':
      take(use, view.field(node, 'path'), path, view.field(node, 'alias'));
      return;
    case 'self':
      // `use a::b::{self}` binds b, whose name stands in the path before the list.
      take(use, node, path, last);
      return;
    default:
      take(use, node, path, nameOf(view, node));
  }
}

/** Reports that `target` below `path` is bound as the text of the node `name`; `as _` binds nothing. */
function take({ view, kind, found }: Use, target: number, path: string, name: number): void {
  let specifier = path;
  let imported = view.textOf(target);
  if (view.is(target, 'self') && path !== '') imported = '*';
  else if (view.is(target, 'scoped_identifier')) {
    specifier = join(path, view.textOf(view.field(target, 'path')));
    imported = view.textOf(view.field(target, 'name'));
  }
  const local = view.textOf(name);
  if (local === '_') found({ specifier, imported, local: '', kind, binding: -1 });
  else found({ specifier, imported, local, kind, binding: view.is(name, 'identifier') ? name : -1 });
}

/** The node of the last name of a path. */
function nameOf(view: TreeView, path: number): number {
  return view.is(path, 'scoped_identifier') ? view.field(path, 'name') : path;
}

/** `extern crate a as b;` */
export const externCrate: ImportHook = (view, node, found) => {
  const name = view.field(node, 'name');
  const alias = view.field(node, 'alias');
  const binding = alias < 0 ? name : alias;
  const taken = { specifier: view.textOf(name), imported: '*', kind: kindOf(view, node) };
  if (view.textOf(binding) === '_') found({ ...taken, local: '', binding: -1 });
  else found({ ...taken, local: view.textOf(binding), binding });
  return true;
};

/**
 * `mod a;`, whose body is another file. The specifier is its path from the file: the names of the modules around it
 * first (`outer::a`), a file that an attribute says (`#[path = "b.rs"]`) instead of a name. Of several such files, for
 * one configuration each, all are reported.
 */
export const modItem: ImportHook = (view, node, found) => {
  if (view.field(node, 'body') >= 0) return false;
  const binding = view.field(node, 'name');
  const local = view.textOf(binding);
  let around = '';
  for (let above = view.parent(node); above >= 0; above = view.parent(above)) {
    if (view.is(above, 'mod_item'))
      around = join(saidPaths(view, above)[0] ?? fileName(view.textOf(view.field(above, 'name'))), around);
  }
  const names = saidPaths(view, node);
  for (const [i, name] of (names.length > 0 ? names : [fileName(local)]).entries()) {
    found({ specifier: join(around, name), imported: '*', local, kind: 'mod', binding: i === 0 ? binding : -1 });
  }
  return true;
};

/** The files that the attributes of a module say; with conditions also the one that its name says. */
function saidPaths(view: TreeView, item: number): string[] {
  const said: string[] = [];
  let isAlways = true;
  for (const text of attributes(view, item)) {
    const path = /^#\[\s*(cfg_attr\b[\s\S]*[,(]\s*)?path\s*=\s*"([^"]+)"/.exec(text);
    if (!path) continue;
    if (path[1] === undefined) return [path[2]!];
    said.unshift(path[2]!);
    isAlways = false;
  }
  return isAlways ? said : [...said, fileName(view.textOf(view.field(item, 'name')))];
}

/** What the file of a module is called: `mod r#type;` has type.rs. */
const fileName = (name: string): string => name.replace(/^r#/, '');

/**
 * The part of a path that leads to a name, which is no variable: of a `use` it is taken too, in `pub(in a::b)` it is no
 * occurrence.
 */
export function pathPart(view: TreeView, node: number): 'import' | 'none' | 'type' {
  let above = view.parent(node);
  while (view.is(above, 'scoped_identifier')) above = view.parent(above);
  if (view.is(above, 'visibility_modifier')) return 'none';
  return view.kindOf(above).startsWith('use_') || view.is(above, 'scoped_use_list') ? 'import' : 'type';
}
