import type { ImportHook } from '../rules.ts';

/** `#include "x.h"`, `<x.h>` (which keeps its brackets) or a macro. */
export const include: ImportHook = (view, node, found) => {
  const path = view.field(node, 'path');
  const specifier = view.is(path, 'string_literal') ? view.unquoted(path) : view.textOf(path);
  if (specifier !== '') found({ specifier, imported: '', local: '', kind: 'include', binding: -1 });
  return view.is(path, 'string_literal') || view.is(path, 'system_lib_string');
};
