import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** The path of a module as it is written: `A.B` of `A.B` and of `(A.B)`; '' for what is made on the spot. */
function pathOf(view: TreeView, node: number): string {
  if (view.is(node, 'module_path') || view.is(node, 'extended_module_path'))
    return view.textOf(node).replace(/\s/g, '');
  if (view.is(node, 'module_type_of')) return pathOf(view, view.field(node, 'module'));
  if (view.is(node, 'module_type_path')) return view.textOf(node).replace(/\s/g, '');
  if (view.is(node, 'module_type_constraint')) return pathOf(view, view.first(node));
  if (view.is(node, 'module_application')) return pathOf(view, view.field(node, 'functor'));
  return '';
}

/** `open A.B`, and `let open A in …`: all names of the module are seen. */
export const openHook: ImportHook = (view, node, found) => {
  const specifier = pathOf(view, view.field(node, 'module'));
  if (specifier !== '') found({ specifier, imported: '*', local: '', kind: 'import', binding: -1 });
  return true;
};

/** `include A`: all names of the module are seen, and are names of this one, too. Of `include F (A)` it is F's result. */
export const includeHook: ImportHook = (view, node, found) => {
  const module = view.is(node, 'include_module') ? view.field(node, 'module') : view.field(node, 'module_type');
  const specifier = pathOf(view, module);
  if (specifier !== '') found({ specifier, imported: '*', local: '*', kind: 're-export', binding: -1 });
  return true;
};
