import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { argumentsOf, keyOf, macroOf, option } from './calls.ts';

const KINDS: Record<string, FoundImport['kind']> = {
  alias: 'import',
  import: 'import',
  require: 'require',
  use: 'use',
};

/** The modules in `A.B`, `A.{B, C.D}`, `__MODULE__.B`, `:lists`: node of the last name, and the whole. */
function modules(view: TreeView, node: number, prefix = ''): { node: number; name: string }[] {
  if (view.is(node, 'tuple')) return view.children(node).flatMap((part) => modules(view, part, prefix));
  if (view.is(node, 'dot')) {
    return modules(view, view.field(node, 'right'), `${prefix}${view.textOf(view.field(node, 'left'))}.`);
  }
  const isModule = view.is(node, 'alias') || view.is(node, 'atom') || view.textOf(node) === '__MODULE__';
  return isModule ? [{ node, name: prefix + view.textOf(node).replace(/\s/g, '') }] : [];
}

/** The names that `import M, only: [f: 1]` takes; undefined when it takes all. */
function only(view: TreeView, call: number): string[] | undefined {
  const list = option(view, call, 'only');
  if (!view.is(list, 'list')) return undefined;
  return view.children(view.first(list)).flatMap((pair) => (view.is(pair, 'pair') ? [keyOf(view, pair)] : []));
}

/**
 * `alias A.B` and `require A.B, as: C` give a module a local name, `import` takes its functions, `use` calls it and
 * `require` alone only compiles it first.
 */
export const importHook: ImportHook = (view, call, found) => {
  const macro = macroOf(view, call);
  const kind = KINDS[macro];
  if (!kind) return false;
  const given = argumentsOf(view, call)[0] ?? -1;
  const as = option(view, call, 'as');
  for (const { node, name } of modules(view, given)) {
    const item: FoundImport = { specifier: name, imported: '', local: '', kind, binding: -1 };
    if (macro === 'import') {
      const names = only(view, call);
      if (!names) found({ ...item, imported: '*' });
      for (const one of names ?? []) found({ ...item, imported: one, local: one });
    } else if (as >= 0) found({ ...item, imported: '*', local: view.textOf(as), binding: as });
    else if (macro === 'alias') {
      const local = name.slice(name.lastIndexOf('.') + 1);
      const bindingStart = view.end(node) - local.length;
      if (view.is(node, 'alias')) found({ ...item, imported: '*', local, binding: node, bindingStart });
      else found({ ...item, imported: '*', local });
    } else found(item);
  }
  return true;
};
