import { perFile } from '../per-file.ts';
import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { bare } from './groups.ts';

const moduleOf = (view: TreeView, node: number): string => view.textOf(view.field(node, 'module')).replace(/\s/g, '');
/** The name in an item of an import or export list. */
const itemName = (view: TreeView, item: number): number => {
  for (const field of ['variable', 'type', 'operator']) {
    const at = view.field(item, field);
    if (at >= 0) return bare(view, at);
  }
  return -1;
};

/**
 * `import M` and `import M hiding (a)` take all names ('*' as ''), `import M (a, T(A, ..))` those of the list, the dots
 * as `T.*`. With `as N`, or when qualified, the module is seen as N; what is qualified is not bound by itself.
 */
export const importHook: ImportHook = (view, node, found) => {
  const specifier = moduleOf(view, node);
  const qualified = view.child(node, '"qualified"') >= 0;
  const alias = view.field(node, 'alias');
  const list = view.child(node, '"hiding"') < 0 ? view.field(node, 'names') : -1;
  const take = (imported: string, local: string, binding: number): void =>
    found({ specifier, imported, local, kind: 'import', binding });
  if (qualified || alias >= 0) {
    const name = alias < 0 ? specifier : view.textOf(alias).replace(/\s/g, '');
    const only = alias < 0 ? view.field(node, 'module') : alias;
    take('*', name, view.children(only).length === 1 ? view.first(only) : -1);
  }
  if (list < 0) {
    if (!qualified) take('*', '', -1);
    return true;
  }
  const named = (at: number): void => {
    const name = view.textOf(at);
    take(name, qualified ? '' : name, qualified ? -1 : at);
  };
  for (const item of view.children(list)) {
    const name = itemName(view, item);
    if (name < 0) continue;
    named(name);
    for (const child of view.children(view.field(item, 'children'))) {
      if (view.is(child, 'all_names')) take(`${view.textOf(name)}.*`, '', -1);
      else named(bare(view, child));
    }
  }
  return true;
};

/** `module M (f, T(..), module N) where`: the name of the file, and what it exports. */
export const headerHook: ImportHook = (view, node, found) => {
  const own = moduleOf(view, node);
  found({ specifier: own, imported: '', local: '', kind: 'package', binding: -1 });
  const exports = view.children(view.field(node, 'exports'));
  const all = exports.some((item) => view.is(item, 'module_export') && moduleOf(view, item) === own);
  for (const item of exports) {
    if (view.is(item, 'module_export')) {
      const specifier = moduleOf(view, item);
      if (specifier !== own) found({ specifier, imported: '*', local: '*', kind: 're-export', binding: -1 });
    } else if (!all) exported(view, item, found);
  }
  return false;
};

function exported(view: TreeView, item: number, found: (item: FoundImport) => void): void {
  const at = itemName(view, item);
  const name = view.textOf(view.is(at, 'qualified') ? view.field(at, 'id') : at);
  if (name !== '') found({ specifier: '', imported: name, local: name, kind: 're-export', binding: -1 });
}

/** What the export list says of each type: the names listed with it, '*' for all. Undefined without a list. */
const members: (view: TreeView) => Map<string, Set<string>> | undefined = perFile((view) => {
  const exports = view.at(0, ':header > exports');
  if (exports < 0) return undefined;
  const out = new Map<string, Set<string>>();
  for (const item of view.children(exports)) {
    if (view.is(item, 'module_export')) continue;
    const names = view.children(view.field(item, 'children'));
    const of = names.map((name) => (view.is(name, 'all_names') ? '*' : view.textOf(bare(view, name))));
    out.set(view.textOf(itemName(view, item)), new Set(of));
  }
  return out;
});

/** True for a constructor, a field or a method that the export list leaves out though it has its type. */
export function isHidden(view: TreeView, node: number, name: number): boolean {
  const all = members(view);
  if (!all) return false;
  let type = node;
  while (type >= 0 && !/^(?:data_type|newtype|class)$/.test(view.kindOf(type))) type = view.parent(type);
  if (type < 0 || type === node) return false;
  const written = view.textOf(name);
  const listed = all.get(view.textOf(view.field(type, 'name')));
  return listed !== undefined && !listed.has('*') && !listed.has(written) && !all.has(written);
}
