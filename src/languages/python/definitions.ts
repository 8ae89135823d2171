import type { FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** Makes the test whether a function or class has a decorator that `pattern` matches; it sees the text from `@` on. */
export function isDecorated(pattern: RegExp): (view: TreeView, node: number) => boolean {
  return (view, node) => {
    const around = view.parent(node);
    if (!view.is(around, 'decorated_definition')) return false;
    return view.children(around).some((child) => view.is(child, 'decorator') && pattern.test(view.textOf(child)));
  };
}

const BASES = /^(?:[\w.]+\.)?(?:Enum|IntEnum|StrEnum|ReprEnum|Flag|IntFlag)$/;

/** True for a class with one of the bases of the module `enum`. */
export function isEnum(view: TreeView, node: number): boolean {
  return view.children(view.field(node, 'superclasses')).some((base) => BASES.test(view.textOf(base)));
}

/** The string a statement consists of, or -1; formatted strings and bytes are none. */
function lonelyString(view: TreeView, statement: number): number {
  if (!view.is(statement, 'expression_statement')) return -1;
  const value = view.first(statement);
  const parts = view.is(value, 'concatenated_string') ? view.children(value) : [value];
  const isText = parts.every((part) => view.is(part, 'string') && /^[rRuU]?["']/.test(view.textOf(part).slice(0, 2)));
  return isText && view.next(value) < 0 ? value : -1;
}

/** The string that a function or class begins with, or that follows an assignment; -1 when there is none. */
export function docstring(view: TreeView, node: number): number {
  if (!view.is(node, 'assignment')) return lonelyString(view, view.first(view.field(node, 'body')));
  const statement = view.parent(node);
  return view.is(statement, 'expression_statement') ? lonelyString(view, view.next(statement)) : -1;
}

/** What may stand around the name of a type parameter. An ERROR is what the grammar makes of a default value. */
const AROUND_NAME = new Set(['type', 'constrained_type', 'splat_type', 'list_splat', 'ERROR']);

/** The names in `[T, *Ts, U: int, V = int]`. */
export function typeParameters(view: TreeView, node: number): FoundName[] {
  return view.children(node).flatMap((parameter) => {
    let name = parameter;
    while (AROUND_NAME.has(view.kindOf(name))) name = view.first(name);
    if (!view.is(name, 'identifier')) return [];
    const start = view.start(name);
    const isDefault = /=\s*$/.test(view.text.slice(view.start(node), start));
    return isDefault ? [] : [{ node: name, start, text: view.textOf(name) }];
  });
}

/** True for `X[T]` in `type X[T] = …`. */
export function isAliasHead(view: TreeView, node: number): boolean {
  const type = view.parent(node);
  const statement = view.parent(type);
  return view.is(statement, 'type_alias_statement') && view.field(statement, 'left') === type;
}

/** Decorators after which a function still returns what it says, or a context that gives it. */
const KNOWN =
  /^@\s*(?:[\w.]*(?:property|\.(?:setter|getter|deleter)|staticmethod|classmethod|abstract\w+|override|overload|final|lru_cache|cache|contextmanager|deprecated|wraps)\b|pytest\.mark\.)/;

/** True when no decorator of a function can have changed what it returns. */
export function hasOnlyKnownDecorators(view: TreeView, node: number): boolean {
  const around = view.parent(node);
  if (!view.is(around, 'decorated_definition')) return true;
  return view.children(around).every((child) => !view.is(child, 'decorator') || KNOWN.test(view.textOf(child)));
}
