import { perFile } from '../per-file.ts';
import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { expandedName, givesAlias, moduleAround } from './aliases.ts';
import { argumentsOf, keyOf, macroOf, option } from './calls.ts';
import { isDefined, isInImport } from './roles.ts';

const KINDS: Record<string, FoundImport['kind']> = {
  alias: 'import',
  import: 'import',
  require: 'require',
  use: 'use',
};

/** The modules in `A.B`, `A.{B, C.D}`, `__MODULE__.B`, `unquote(__MODULE__)`, `:lists`: node of the last name, and the whole. */
function modules(view: TreeView, node: number, prefix = ''): { node: number; name: string }[] {
  if (view.is(node, 'tuple')) return view.children(node).flatMap((part) => modules(view, part, prefix));
  if (view.is(node, 'dot')) {
    const [left] = modules(view, view.field(node, 'left'));
    return left ? modules(view, view.field(node, 'right'), `${prefix}${left.name}.`) : [];
  }
  const unquoted = macroOf(view, node) === 'unquote' ? (argumentsOf(view, node)[0] ?? -1) : node;
  const isOwn = view.textOf(unquoted) === '__MODULE__';
  const isModule = view.is(node, 'alias') || view.is(node, 'atom') || isOwn;
  return isModule ? [{ node, name: prefix + view.textOf(unquoted).replace(/\s/g, '') }] : [];
}

/** The names that `import M, only: [f: 1]` takes; undefined when it takes all. */
function only(view: TreeView, call: number): string[] | undefined {
  const list = option(view, call, 'only');
  if (!view.is(list, 'list')) return undefined;
  return view.children(view.first(list)).flatMap((pair) => (view.is(pair, 'pair') ? [keyOf(view, pair)] : []));
}

/** `name` of `use M, :name`: modules that are used in several ways have a function for each. */
function way(view: TreeView, call: number): string {
  const given = argumentsOf(view, call)[1] ?? -1;
  return view.is(given, 'atom') ? view.textOf(given).slice(1) : '';
}

/**
 * `alias A.B` and `require A.B, as: C` give a module a local name, `import` takes its functions, `use` calls it and
 * `require` alone only compiles it first. The specifier is the whole name of the module, whatever aliases it is written
 * with.
 */
export const importHook: ImportHook = (view, call, found) => {
  const macro = macroOf(view, call);
  const kind = KINDS[macro];
  if (!kind) {
    if (macro === 'defmodule') givesAlias(view, call, ...nestedAlias(view, call));
    return false;
  }
  const given = argumentsOf(view, call)[0] ?? -1;
  const as = option(view, call, 'as');
  for (const { node, name } of modules(view, given)) {
    const specifier = expandedName(view, call, name);
    const item: FoundImport = { specifier, imported: '', local: '', kind, binding: -1 };
    const local = as >= 0 ? view.textOf(as) : specifier.slice(specifier.lastIndexOf('.') + 1);
    if (macro === 'import') {
      const names = only(view, call);
      if (!names) found({ ...item, imported: '*' });
      for (const one of names ?? []) found({ ...item, imported: one, local: one });
    } else if (as >= 0) found({ ...item, imported: '*', local, binding: as });
    else if (macro === 'alias') {
      const bindingStart = view.end(node) - local.length;
      if (view.is(node, 'alias')) found({ ...item, imported: '*', local, binding: node, bindingStart });
      else found({ ...item, imported: '*', local });
    } else found(macro === 'use' ? { ...item, imported: way(view, call) } : item);
    if (as >= 0 || macro === 'alias') givesAlias(view, call, local, specifier);
  }
  return true;
};

/** A module in another is called by its own name there: the name, and what it stands for. */
function nestedAlias(view: TreeView, call: number): [string, string] {
  const around = moduleAround(view, call);
  const name = argumentsOf(view, call)[0] ?? -1;
  const [first = ''] = view.is(name, 'alias') ? view.textOf(name).split('.') : [];
  return around === '' || first === 'Elixir' ? ['', ''] : [first, `${around}.${first}`];
}

/** Where modules are first named. */
const firstMentions = perFile(() => new Map<string, number>());

/** A module that is named leads to where it is defined: nothing else has to say so. Noted once in a file. */
export const mentionHook: ImportHook = (view, node, found) => {
  if (isDefined(view, node) || isInImport(view, node)) return false;
  const around = view.parent(node);
  const isLast = view.is(around, 'dot') && view.field(around, 'right') === node;
  const left = isLast ? view.textOf(view.field(around, 'left')) : '';
  if (isLast && left !== '__MODULE__') return false;
  const name = expandedName(view, node, `${isLast ? '__MODULE__.' : ''}${view.textOf(node).replace(/\s/g, '')}`);
  const mentions = firstMentions(view);
  const first = mentions.get(name) ?? view.start(node);
  mentions.set(name, first);
  if (first === view.start(node)) found({ specifier: name, imported: '', local: '', kind: 'autoload', binding: -1 });
  return false;
};
