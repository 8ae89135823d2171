import type { FoundName, TreeView } from '../spec.ts';

/** Makes the test whether a function or class has a decorator that `pattern` matches; it sees the text from `@` on. */
export function isDecorated(pattern: RegExp): (view: TreeView, node: number) => boolean {
  return (view, node) => {
    const around = view.parent(node);
    if (!view.is(around, 'decorated_definition')) return false;
    return view.children(around).some((child) => view.is(child, 'decorator') && pattern.test(view.textOf(child)));
  };
}

/** The string a statement consists of, or -1. */
function lonelyString(view: TreeView, statement: number): number {
  if (!view.is(statement, 'expression_statement')) return -1;
  const value = view.first(statement);
  return view.is(value, 'string') && view.next(value) < 0 ? value : -1;
}

/** The string that a function or class begins with, or that follows an assignment; -1 when there is none. */
export function docstring(view: TreeView, node: number): number {
  if (!view.is(node, 'assignment')) return lonelyString(view, view.first(view.field(node, 'body')));
  const statement = view.parent(node);
  return view.is(statement, 'expression_statement') ? lonelyString(view, view.next(statement)) : -1;
}

/** The names in `[T, *Ts, U: int]`. */
export function typeParameters(view: TreeView, node: number): FoundName[] {
  return view.children(node).flatMap((parameter) => {
    let name = view.first(parameter);
    if (view.is(name, 'constrained_type')) name = view.first(view.first(name));
    else if (view.is(name, 'splat_type')) name = view.first(name);
    return view.is(name, 'identifier') ? [{ node: name, start: view.start(name), text: view.textOf(name) }] : [];
  });
}

/** True for `X[T]` in `type X[T] = …`. */
export function isAliasHead(view: TreeView, node: number): boolean {
  const type = view.parent(node);
  const statement = view.parent(type);
  return view.is(statement, 'type_alias_statement') && view.field(statement, 'left') === type;
}
