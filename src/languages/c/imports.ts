import type { ImportHook } from '../rules.ts';

/** `#include "x.h"`, `<x.h>` (which keeps its brackets) or a macro. */
export const include: ImportHook = (view, node, found) => {
  const path = view.field(node, 'path');
  const specifier = view.is(path, 'string_literal') ? view.unquoted(path) : view.textOf(path);
  if (specifier !== '') found({ specifier, imported: '', local: '', kind: 'include', binding: -1 });
  return view.is(path, 'string_literal') || view.is(path, 'system_lib_string');
};

/** `#include_next <x.h>`, and `#import` as Objective-C has it, which the grammar takes for other directives. */
export const otherDirective: ImportHook = (view, node, found) => {
  if (!/^#\s*(include_next|import)$/.test(view.textOf(view.field(node, 'directive')))) return false;
  const path = /^\s*(?:"([^"]*)"|(<[^>]*>))/.exec(view.textOf(view.field(node, 'argument')));
  const specifier = path?.[1] ?? path?.[2] ?? '';
  if (specifier !== '') found({ specifier, imported: '', local: '', kind: 'include', binding: -1 });
  return false;
};
