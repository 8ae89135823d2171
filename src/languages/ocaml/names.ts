import type { FoundName, NameHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const FUNCTION = /^(?:fun_expression|function_expression)$/;

/** True for what takes arguments: by its parameters, its value or its type. */
export function isFunction(view: TreeView, node: number): boolean {
  if (view.child(node, 'parameter') >= 0) return true;
  let body = view.field(node, 'body');
  while (view.is(body, 'parenthesized_expression') || view.is(body, 'typed_expression')) body = view.first(body);
  if (FUNCTION.test(view.kindOf(body))) return true;
  return view.is(view.field(node, 'type'), 'function_type');
}

const found = (view: TreeView, node: number): FoundName => ({ node, start: view.start(node), text: view.textOf(node) });
/** What can stand in a pattern without being one. */
const APART = /(?:_path|_type|^constructor_name|^string|^number|^character|^label_name)$/;

/** The names that a pattern binds: `let (x, { y; z = w }) = …`. */
export const patternNames: NameHook = (view, node) => {
  const out: FoundName[] = [];
  collect(view, view.field(node, 'pattern'), out);
  return out;
};

function collect(view: TreeView, node: number, out: FoundName[]): void {
  const kind = view.kindOf(node);
  if (kind === 'value_name' || kind === 'value_pattern') out.push(found(view, node));
  else if (kind === 'parenthesized_operator') {
    const operator = view.first(node);
    if (operator >= 0) out.push(found(view, operator));
  } else if (kind === 'field_pattern' && view.field(node, 'pattern') < 0 && view.children(node).length === 1) {
    out.push(found(view, view.at(node, ':field_path > :field_name')));
  } else if (kind === 'typed_pattern') collect(view, view.field(node, 'pattern'), out);
  else if (!APART.test(kind)) for (const child of view.children(node)) collect(view, child, out);
}

/**
 * A field: where a pattern has nothing for it, it is the name that is bound; where a record has nothing for it, it is
 * what is read.
 */
export function inFieldPath(view: TreeView, node: number): FinalSlot {
  const path = view.parent(node);
  const around = view.parent(path);
  const alone = view.children(around).length === 1;
  if (view.is(around, 'field_pattern')) return alone ? 'variable' : 'key';
  if (view.is(around, 'field_expression')) return alone ? 'read' : 'key';
  const set = view.parent(around);
  return view.is(set, 'set_expression') && view.first(set) === around ? 'write' : 'read';
}

/** A value: what an application applies is called. */
export function inPath(view: TreeView, node: number): FinalSlot {
  const path = view.parent(node);
  const around = view.parent(path);
  if (view.is(around, 'application_expression') && view.field(around, 'function') === path) return 'call';
  if (view.is(around, 'set_expression') && view.first(around) === path) return 'write';
  return 'read';
}

const DEPRECATED = /^\[@@\s*(?:ocaml\.)?(?:deprecated\b|alert\s+deprecated\b)/;

/** True with `[@@deprecated "why"]` or `[@@alert deprecated "why"]`. */
export function isDeprecated(view: TreeView, node: number): boolean {
  const parent = view.parent(node);
  const marked = view.is(parent, 'exception_definition') ? [node, parent] : [node];
  return marked.some((at) =>
    view.children(at).some((child) => view.is(child, 'item_attribute') && DEPRECATED.test(view.textOf(child))),
  );
}

/** The comment before `let rec f … and g …` is that of f. */
export function docOfFirst(view: TreeView, node: number): number {
  const all = view.parent(node);
  if (all <= 0 || !/^(?:value|type)_definition$/.test(view.kindOf(all)) || view.first(all) !== node) return -1;
  // Nodes are numbered as they stand, and a comment has none below it.
  const before = all - 1;
  if (!view.is(before, 'comment') || !/^\(\*\*(?![)*])/.test(view.textOf(before))) return -1;
  return /\n\s*\n/.test(view.text.slice(view.end(before), view.start(all))) ? -1 : before;
}
