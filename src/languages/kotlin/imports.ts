import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

const nameOf = (view: TreeView, node: number): string => view.textOf(node).replace(/[\s`]/g, '');

/** `import a.b.C` takes C from a.b, `import a.b.C as D` binds it as D, `import a.b.*` takes all and binds no name. */
export const importHook: ImportHook = (view, node, found) => {
  const [path, alias] = view.children(node) as [number, number?];
  if (view.child(node, '"*"') >= 0) {
    found({ specifier: nameOf(view, path), imported: '*', local: '', kind: 'import', binding: -1 });
    return true;
  }
  const last = view.children(path).at(-1) ?? path;
  const imported = nameOf(view, last);
  if (imported === '') return true;
  const whole = nameOf(view, path);
  const specifier = whole.slice(0, Math.max(0, whole.length - imported.length - 1));
  const binding = alias ?? last;
  found({ specifier, imported, local: nameOf(view, binding), kind: 'import', binding });
  return true;
};

/** `package a.b` names the package of the file. */
export const packageHook: ImportHook = (view, node, found) => {
  const specifier = nameOf(view, view.first(node));
  found({ specifier, imported: '', local: '', kind: 'package', binding: -1 });
  return true;
};
