import type { ImportHook } from '../rules.ts';

/**
 * `import "a.proto";` takes all of a file. What is public is passed on to whoever imports this one, and is an import
 * and a re-export.
 */
export const importHook: ImportHook = (view, node, found) => {
  const specifier = view.unquoted(view.field(node, 'path'));
  if (specifier === '') return true;
  found({ specifier, imported: '*', local: '', kind: 'import', binding: -1 });
  if (view.child(node, '"public"') >= 0) {
    found({ specifier, imported: '*', local: '*', kind: 're-export', binding: -1 });
  }
  return true;
};

/** `package a.b;` */
export const packageHook: ImportHook = (view, node, found) => {
  const specifier = view.textOf(view.child(node, 'full_ident')).replace(/\s/g, '');
  found({ specifier, imported: '', local: '', kind: 'package', binding: -1 });
  return true;
};
