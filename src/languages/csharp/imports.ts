import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** A name as it is looked up: without white space and type arguments. */
function pathOf(written: string): string {
  let path = written.replace(/\s+/g, '').replace(/^global::/, '');
  for (let bare = ''; bare !== path; ) {
    bare = path;
    path = path.replace(/<[^<>]*>/g, '');
  }
  return path;
}

/** The name that stands before `=` in `using F = A.B;`, or -1. */
export function aliasName(view: TreeView, using: number): number {
  return view.field(using, 'name');
}

/** True where the alias is that of a type without a name: `using Point = (int X, int Y);`. */
export function aliasesForm(view: TreeView, using: number): boolean {
  const alias = aliasName(view, using);
  return (
    alias >= 0 &&
    !/^(?:identifier|qualified_name|generic_name|alias_qualified_name)$/.test(view.kindOf(view.next(alias)))
  );
}

/**
 * `using A.B;` takes all of A.B, so does `using static A.B.C;` of the type. `using F = A.B.C;` takes C from A.B and binds
 * it as F. With `global`, all files of the project have it: that is an export, too.
 */
export const usingDirective: ImportHook = (view, node, found) => {
  if (aliasesForm(view, node)) return false;
  const alias = aliasName(view, node);
  const path = pathOf(view.textOf(alias < 0 ? view.first(node) : view.next(alias)));
  if (path === '') return true;
  const whole = { specifier: path, imported: '*' };
  const at = path.lastIndexOf('.') < 0 ? path.lastIndexOf('::') : path.lastIndexOf('.');
  const specifier = path.slice(0, Math.max(0, at));
  const imported = path.slice(Math.max(at, 0)).replace(/^(?:\.|::)/, '');
  const local = view.textOf(alias);
  found({ ...(alias < 0 ? whole : { specifier, imported }), local, kind: 'import', binding: alias });
  if (view.child(node, '"global"') >= 0) {
    found({ ...(alias < 0 ? whole : { specifier, imported }), local: local || '*', kind: 're-export', binding: -1 });
  }
  return true;
};

/** `extern alias X;` names an assembly that is referenced so. */
export const externAlias: ImportHook = (view, node, found) => {
  const name = view.field(node, 'name');
  const local = view.textOf(name);
  found({ specifier: local, imported: '*', local, kind: 'import', binding: name });
  return true;
};

/** What a script takes in: `#load "other.csx"`, `#r "nuget: Name, 1.0"`, `#addin nuget:?package=Name`. */
export const directive: ImportHook = (view, node, found) => {
  const line = /^#\s*(\w+)\s*(?:"([^"]*)|(\S+))/.exec(view.textOf(node));
  if (!line || line[1] === 'undef') return true;
  const [, word, quoted, bare] = line;
  const specifier = quoted ?? bare;
  const kind = word === 'load' || word === 'l' ? 'include' : 'require';
  found({ specifier: specifier!, imported: '', local: '', kind, binding: -1 });
  return true;
};

/** `namespace A.B { namespace C { … } }`: all names that are defined in it begin with `A.B.C`. */
export const namespaceName: ImportHook = (view, node, found) => {
  let whole = '';
  for (let at = node; at >= 0; at = view.parent(at)) {
    const name = /namespace_declaration$/.test(view.kindOf(at)) ? pathOf(view.textOf(view.field(at, 'name'))) : '';
    if (name !== '') whole = whole === '' ? name : `${name}.${whole}`;
  }
  if (whole !== '') found({ specifier: whole, imported: '', local: '', kind: 'package', binding: -1 });
  return false;
};
