import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

const nameOf = (view: TreeView, node: number): string => view.textOf(node).replace(/\s/g, '');

const KEYWORDS = /^(?:import|public|abstract|final|strictfp|class|interface|enum)$/;

/** `package a.b;` */
export const packageDeclaration: ImportHook = (view, node, found) => {
  const name = view.children(node).at(-1);
  if (name !== undefined) {
    found({ specifier: nameOf(view, name), imported: '', local: '', kind: 'package', binding: -1 });
  }
  return true;
};

/**
 * `import a.b.C;` takes C from a.b, `import static a.B.c;` takes c from a.B; with `*`, all of it and no name is bound.
 */
export const importDeclaration: ImportHook = (view, node, found) => {
  const name = view.first(node);
  const kind = view.child(node, '"static"') >= 0 ? 'static' : 'import';
  if (view.child(node, 'asterisk') >= 0) {
    found({ specifier: nameOf(view, name), imported: '*', local: '', kind, binding: -1 });
  } else if (view.is(name, 'scoped_identifier')) {
    const last = view.field(name, 'name');
    const imported = view.textOf(last);
    // `import java.util.` is not finished, and goes on with what comes next.
    if (KEYWORDS.test(imported)) return true;
    const specifier = nameOf(view, view.field(name, 'scope'));
    found({ specifier, imported, local: imported, kind, binding: last });
  }
  return true;
};

/** `requires a.b;` of a module. */
export const requires: ImportHook = (view, node, found) => {
  const specifier = nameOf(view, view.field(node, 'module'));
  found({ specifier, imported: '*', local: '', kind: 'import', binding: -1 });
  return true;
};
