import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

type Found = (item: FoundImport) => void;

/** `use A\B`, `use function A\{f, g as h}`: one import for each name; the global namespace is `\`. */
export const useHook: ImportHook = (view, node, found) => {
  const group = view.child(node, 'namespace_use_group');
  const kind = usedKind(view.textOf(node).replace(/^use\s+/i, '')) ?? 'use';
  if (group < 0) {
    for (const clause of view.children(node)) useClause(view, clause, { prefix: '', kind }, found);
    return true;
  }
  const prefix = path(view.textOf(view.child(node, 'namespace_name')));
  for (const clause of view.children(group)) {
    useClause(view, clause, { prefix, kind: usedKind(view.textOf(clause)) ?? kind }, found);
  }
  return true;
};

/** What is taken where a word says that it is no type. */
function usedKind(written: string): FoundImport['kind'] | undefined {
  const word = /^(function|const)\s/i.exec(written)?.[1]?.toLowerCase();
  return word === undefined ? undefined : word === 'function' ? 'use-function' : 'use-constant';
}

function useClause(
  view: TreeView,
  node: number,
  { prefix, kind }: { prefix: string; kind: FoundImport['kind'] },
  found: Found,
): void {
  if (!view.is(node, 'namespace_use_clause')) return;
  const name = view.at(node, ':name|qualified_name');
  const written = path(view.textOf(name));
  const cut = written.lastIndexOf('\\');
  const imported = written.slice(cut + 1);
  if (imported === '') return;
  const specifier = [prefix, written.slice(0, Math.max(cut, 0))].filter((part) => part !== '').join('\\');
  const alias = view.field(node, 'alias');
  const last = view.is(name, 'qualified_name') ? view.child(name, 'name') : name;
  found({
    specifier: specifier === '' ? '\\' : specifier,
    imported,
    local: alias < 0 ? imported : view.textOf(alias),
    kind,
    binding: alias < 0 ? last : alias,
  });
}

/** A written path of names without white space and the backslash in front. */
function path(written: string): string {
  return written.replace(/\s+/g, '').replace(/^\\/, '');
}

/** `namespace A\B`, in either form, is the package of what follows or stands in it; `namespace {` is the global one. */
export const namespaceHook: ImportHook = (view, node, found) => {
  const name = view.field(node, 'name');
  const specifier = name < 0 ? '\\' : path(view.textOf(name));
  found({ specifier, imported: '', local: '', kind: 'package', binding: -1 });
  return false;
};

/** `include` and `require`: a path that begins at the directory of the file begins with `./`. */
export function includeHook(kind: 'include' | 'require'): ImportHook {
  return (view, node, found) => {
    const value = view.first(node);
    if (value < 0) return false;
    const folded = pathOf(view, value);
    const specifier = folded ?? view.textOf(value).replace(/\s+/g, ' ');
    found({ specifier, imported: '', local: '', kind: folded === undefined ? 'dynamic' : kind, binding: -1 });
    return false;
  };
}

/** The path an expression makes, when that can be known from the file alone. */
function pathOf(view: TreeView, node: number): string | undefined {
  const parts = partsOf(view, node);
  if (!parts) return undefined;
  const [first = '', ...rest] = parts;
  const tail = rest.join('');
  if (!/^\.\.?(?:\/\.\.)*$/.test(first)) return first + tail;
  return tail === '' || tail.startsWith('/') ? `${first}${tail}`.replace(/^\.\/(?=\.\.?\/)/, '') : undefined;
}

function partsOf(view: TreeView, node: number): string[] | undefined {
  switch (view.kindOf(node)) {
    case 'parenthesized_expression':
      return partsOf(view, view.first(node));
    case 'string':
      return [view.unquoted(node)];
    case 'encapsed_string':
      return view.children(node).every((child) => view.is(child, 'string_content')) ? [view.unquoted(node)] : undefined;
    case 'binary_expression': {
      if (view.child(node, '"."') < 0) return undefined;
      const left = partsOf(view, view.field(node, 'left'));
      const right = left && partsOf(view, view.field(node, 'right'));
      return right && [...left, ...right];
    }
    default: {
      const directory = directoryOf(view, node);
      return directory === undefined ? undefined : [directory];
    }
  }
}

/** `__DIR__`, and `dirname(…)` of it or of `__FILE__`, as a relative path. */
function directoryOf(view: TreeView, node: number): string | undefined {
  const text = view.textOf(node);
  if (view.is(node, 'name')) return /^__DIR__$/i.test(text) ? '.' : undefined;
  if (!view.is(node, 'function_call_expression')) return undefined;
  if (!/^\\?dirname$/i.test(view.textOf(view.field(node, 'function')))) return undefined;
  const [argument = -1, levels = -1] = view.children(view.field(node, 'arguments'));
  const count = levels < 0 ? 1 : Number(view.textOf(levels));
  if (!Number.isInteger(count) || count < 1 || count > 50) return undefined;
  const inner = view.first(argument);
  const isFile = view.is(inner, 'name') && /^__FILE__$/i.test(view.textOf(inner));
  const from = isFile ? '.' : directoryOf(view, inner);
  if (from === undefined) return undefined;
  const up = Array.from({ length: isFile ? count - 1 : count }, () => '..');
  return [...from.split('/').filter((part) => part !== '.'), ...up].join('/') || '.';
}
