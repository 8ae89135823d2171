import type { FoundImport, ImportHook, TreeView } from '../spec.ts';

const join = (path: string, rest: string): string => (path === '' ? rest : rest === '' ? path : `${path}::${rest}`);

/** `use a::b::{c, d as e, f::*};`, one import for each name. The specifier is the path without the last name. */
export const useDeclaration: ImportHook = (view, node, found) => {
  const kind = view.child(node, 'visibility_modifier') < 0 ? 'use' : 're-export';
  tree(view, view.field(node, 'argument'), '', kind, found);
  return false;
};

function tree(
  view: TreeView,
  node: number,
  path: string,
  kind: FoundImport['kind'],
  found: (item: FoundImport) => void,
): void {
  if (node < 0) return;
  const own = (name: number, specifier: string, imported: string): void =>
    found({ specifier, imported, local: name < 0 ? '' : view.textOf(name), kind, binding: name });
  switch (view.kindOf(node)) {
    case 'use_list':
      for (const item of view.children(node)) tree(view, item, path, kind, found);
      return;
    case 'scoped_use_list':
      tree(view, view.field(node, 'list'), join(path, view.textOf(view.field(node, 'path'))), kind, found);
      return;
    case 'use_wildcard':
      found({ specifier: join(path, view.textOf(view.first(node))), imported: '*', local: '*', kind, binding: -1 });
      return;
    case 'use_as_clause': {
      const target = view.field(node, 'path');
      const [specifier, imported] = split(view, target, path);
      own(view.field(node, 'alias'), specifier, imported);
      return;
    }
    case 'self':
      // `use a::b::{self}` binds b, whose name stands in the path before the list.
      found({ specifier: path, imported: '*', local: path.split('::').at(-1) ?? '', kind, binding: -1 });
      return;
    default: {
      const [specifier, imported] = split(view, node, path);
      const name = view.is(node, 'scoped_identifier') ? view.field(node, 'name') : node;
      own(name, specifier, imported);
    }
  }
}

function split(view: TreeView, node: number, path: string): [string, string] {
  if (!view.is(node, 'scoped_identifier')) return [path, view.textOf(node)];
  return [join(path, view.textOf(view.field(node, 'path'))), view.textOf(view.field(node, 'name'))];
}

/** `extern crate a as b;` */
export const externCrate: ImportHook = (view, node, found) => {
  const name = view.field(node, 'name');
  const alias = view.field(node, 'alias');
  const binding = alias < 0 ? name : alias;
  found({ specifier: view.textOf(name), imported: '*', local: view.textOf(binding), kind: 'use', binding });
  return true;
};

/** `mod a;`, whose body is another file. */
export const modItem: ImportHook = (view, node, found) => {
  if (view.field(node, 'body') >= 0) return false;
  const name = view.textOf(view.field(node, 'name'));
  found({ specifier: name, imported: '*', local: name, kind: 'mod', binding: -1 });
  return false;
};
