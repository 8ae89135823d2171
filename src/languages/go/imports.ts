import type { ImportHook } from '../rules.ts';

/**
 * `import "fmt"` takes '*' and has no local name: it is that of the package clause of its files, which is not known
 * here. `import m "math"` has the local name m, `import . "strings"` the local name '.', and `import _ "embed"` takes
 * nothing.
 */
export const importSpec: ImportHook = (view, node, found) => {
  const specifier = view.unquoted(view.field(node, 'path'));
  const name = view.field(node, 'name');
  const kind = 'import';
  if (view.is(name, 'blank_identifier')) found({ specifier, imported: '', local: '', kind, binding: -1 });
  else if (view.is(name, 'dot')) found({ specifier, imported: '*', local: '.', kind, binding: -1 });
  else found({ specifier, imported: '*', local: view.textOf(name), kind, binding: name });
  return true;
};
