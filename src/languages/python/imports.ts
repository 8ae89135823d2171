import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

type Found = (item: FoundImport) => void;

const nameOf = (view: TreeView, node: number): string => view.textOf(node).replace(/\s/g, '');

/** 'type' below `if TYPE_CHECKING:`, else 'import'. */
function kindAt(view: TreeView, node: number): 'import' | 'type' {
  for (let at = node; view.parent(at) > 0; at = view.parent(at)) {
    const around = view.parent(at);
    if (!view.is(around, 'if_statement') || view.field(around, 'consequence') !== at) continue;
    if (/^(?:[\w.]+\.)?TYPE_CHECKING$/.test(view.textOf(view.field(around, 'condition')))) return 'type';
  }
  return 'import';
}

/**
 * `import a.b as c` binds the module. `import a.b` loads it, and binds `a`: two facts, of which the first binds
 * nothing.
 */
export const plainImport: ImportHook = (view, node, found) => {
  const kind = kindAt(view, node);
  for (const item of view.children(node)) {
    const aliased = view.is(item, 'aliased_import');
    const module = aliased ? view.field(item, 'name') : item;
    const specifier = nameOf(view, module);
    const first = view.first(module);
    const bound = aliased ? view.field(item, 'alias') : first;
    if (!aliased && view.children(module).length > 1) {
      found({ specifier, imported: '', local: '', kind, binding: -1 });
      found({ specifier: view.textOf(first), imported: '*', local: view.textOf(first), kind, binding: first });
    } else found({ specifier, imported: '*', local: view.textOf(bound), kind, binding: bound });
  }
  return true;
};

/** `from .a import b as c`, `from a import *`, `from __future__ import annotations`. */
export const fromImport: ImportHook = (view, node, found) => {
  const kind = kindAt(view, node);
  const future = view.is(node, 'future_import_statement');
  const module = future ? -1 : view.field(node, 'module_name');
  const specifier = future ? '__future__' : nameOf(view, module);
  for (const item of view.children(node)) {
    if (item === module) continue;
    if (view.is(item, 'wildcard_import')) found({ specifier, imported: '*', local: '', kind, binding: -1 });
    else if (view.is(item, 'aliased_import')) {
      const alias = view.field(item, 'alias');
      const imported = view.textOf(view.field(item, 'name'));
      found({ specifier, imported, local: view.textOf(alias), kind, binding: alias });
    } else if (view.is(item, 'dotted_name')) {
      found({ specifier, imported: view.textOf(item), local: view.textOf(item), kind, binding: view.first(item) });
    }
  }
  return true;
};

/** `importlib.import_module("a.b")`, `__import__("a")` and `__all__.extend(["a"])`. */
export const callImport: ImportHook = (view, node, found) => {
  // Looked at for every call: most are told apart by their first letter.
  const first = view.text.charCodeAt(view.start(node));
  if (first !== 0x69 && first !== 0x5f) return false;
  const callee = view.textOf(view.field(node, 'function'));
  const argument = view.first(view.field(node, 'arguments'));
  if (/^__all__\.(?:extend|append)$/.test(callee)) listed(view, argument, found);
  else if (/^(?:importlib\.import_module|import_module|__import__)$/.test(callee) && view.is(argument, 'string')) {
    found({ specifier: view.unquoted(argument), imported: '', local: '', kind: 'dynamic', binding: -1 });
  }
  return false;
};

/** `__all__ = ["a"]` and `__all__ += ["b"]`: exports names of the file. */
export const exportList: ImportHook = (view, node, found) => {
  if (view.text.startsWith('__all__', view.start(node)) && view.textOf(view.field(node, 'left')) === '__all__') {
    listed(view, view.field(node, 'right'), found);
  }
  return false;
};

/** Reports the literals of a list, also of one added to another. */
function listed(view: TreeView, value: number, found: Found): void {
  if (view.is(value, 'string')) {
    const name = view.unquoted(value);
    found({ specifier: '', imported: name, local: name, kind: 're-export', binding: -1 });
  } else if (['list', 'tuple', 'binary_operator', 'parenthesized_expression'].some((kind) => view.is(value, kind))) {
    for (const part of view.children(value)) listed(view, part, found);
  }
}
