import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

const nameOf = (view: TreeView, node: number): string => view.textOf(node).replace(/^`(.+)`$/s, '$1');
const isName = (view: TreeView, node: number): boolean =>
  view.is(node, 'identifier') || view.is(node, 'operator_identifier');

/** The clauses of `import a.b, c.d`: the grammar gives all their parts in one row. */
function clauses(view: TreeView, node: number): number[][] {
  const out: number[][] = [[]];
  let end = view.start(node);
  for (const part of view.children(node)) {
    if (view.text.slice(end, view.start(part)).includes(',')) out.push([]);
    out.at(-1)!.push(part);
    end = view.end(part);
  }
  return out;
}

interface Taken {
  imported: string;
  /** Node of the local name, or -1. */
  local: number;
}

/** What a selector takes: a name, `A => B`, `A as B`, `_`, `*`, `given`, `given T`. */
function taken(view: TreeView, selector: number): Taken {
  if (isName(view, selector)) return { imported: nameOf(view, selector), local: selector };
  if (view.is(selector, 'namespace_wildcard')) {
    return { imported: view.textOf(selector) === 'given' ? 'given' : '*', local: -1 };
  }
  if (!view.is(selector, 'as_renamed_identifier') && !view.is(selector, 'arrow_renamed_identifier')) {
    return { imported: 'given', local: -1 };
  }
  const alias = view.field(selector, 'alias');
  return { imported: nameOf(view, view.field(selector, 'name')), local: isName(view, alias) ? alias : -1 };
}

/** `import p as q` and `import a.given T`, which the grammar does not know; the last of the path is taken out of it. */
function misread(view: TreeView, error: number, path: number[]): Taken | undefined {
  const local = path.pop() ?? -1;
  const wrong = view.textOf(error);
  if (wrong === 'given') return { imported: 'given', local: -1 };
  const whole = /^([\w$]+)\s+as$/.exec(wrong);
  return whole && path.length === 0 ? { imported: whole[1]!, local } : undefined;
}

function read(view: TreeView, node: number, say: (specifier: string, item: Taken) => void): void {
  for (const parts of clauses(view, node)) {
    const error = parts.find((part) => view.kindOf(part) === 'ERROR') ?? -1;
    const path = parts.filter((part) => isName(view, part));
    if (error >= 0) {
      const item = misread(view, error, path);
      if (item) say(path.map((part) => nameOf(view, part)).join('.'), item);
      continue;
    }
    let selectors = parts.filter((part) => !isName(view, part));
    if (selectors.length === 0) selectors = path.splice(-1);
    const specifier = path.map((part) => nameOf(view, part)).join('.');
    for (const selector of selectors) {
      const each = view.is(selector, 'namespace_selectors') ? view.children(selector) : [selector];
      for (const one of each) if (view.kindOf(one) !== 'ERROR') say(specifier, taken(view, one));
    }
  }
}

/** `import a.b.C` takes C from a.b; `{A => B, C as D}` bind B and D, `{A => _}` binds nothing, `_`, `*` and `given` no name. */
export const importHook: ImportHook = (view, node, found) => {
  read(view, node, (specifier, { imported, local }) => {
    if (imported === '') return;
    found({ specifier, imported, local: nameOf(view, local), kind: 'import', binding: local });
  });
  return true;
};

/** `export a.{b, c as d}` makes b and d members of what it stands in. */
export const exportHook: ImportHook = (view, node, found) => {
  read(view, node, (specifier, { imported, local }) => {
    const item: FoundImport = { specifier, imported, local: nameOf(view, local), kind: 're-export', binding: -1 };
    if (imported === '*' || imported === 'given') found({ ...item, local: imported });
    else if (item.local !== '') found(item);
  });
  return true;
};

/** `package a.b` names the package of what follows; one with a body is a definition instead. */
export const packageHook: ImportHook = (view, node, found) => {
  if (view.field(node, 'body') >= 0) return false;
  const specifier = view.textOf(view.field(node, 'name')).replace(/[\s`]/g, '');
  if (specifier !== '') found({ specifier, imported: '', local: '', kind: 'package', binding: -1 });
  return true;
};
