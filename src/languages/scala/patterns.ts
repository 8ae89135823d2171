import type { FoundName, NameHook, VisibilityHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/**
 * An identifier in a pattern: a new name where it begins in lower case; else, and in backticks, it is compared with.
 * What has a type or stands before `@` is new in any case.
 */
export function inPattern(view: TreeView, node: number): FinalSlot {
  const around = view.parent(node);
  if (view.is(around, 'named_pattern') && view.first(around) === node) return 'key';
  if (view.is(around, 'typed_pattern') || view.is(around, 'capture_pattern')) return 'variable';
  return /^[\p{Ll}_$]/u.test(view.textOf(node)) ? 'variable' : 'read';
}

/** The names that a pattern binds, as `val` and `var` have it. A pattern that is one name binds it in any case. */
export const patternNames: NameHook = (view, node) => {
  const pattern = view.field(node, 'pattern');
  const out: FoundName[] = [];
  if (view.is(pattern, 'identifier') || view.is(pattern, 'operator_identifier')) add(view, pattern, out);
  else if (view.is(pattern, 'identifiers')) for (const name of view.children(pattern)) add(view, name, out);
  else collect(view, pattern, out);
  return out;
};

function add(view: TreeView, node: number, out: FoundName[]): void {
  const text = view.textOf(node);
  if (text !== '_') out.push({ node, start: view.start(node), text });
}

function collect(view: TreeView, node: number, out: FoundName[]): void {
  if (view.is(node, 'identifier')) {
    if (inPattern(view, node) === 'variable') add(view, node, out);
    return;
  }
  const skipped = SKIPPED[view.kindOf(node)];
  if (skipped === undefined) return;
  const not = skipped === '' ? -1 : view.field(node, skipped);
  for (const child of view.children(node)) if (child !== not) collect(view, child, out);
}

/** Patterns that hold others, and the field in them that holds none. */
const SKIPPED: Record<string, string> = {
  tuple_pattern: '',
  case_class_pattern: 'type',
  infix_pattern: 'operator',
  typed_pattern: 'type',
  capture_pattern: '',
  repeat_pattern: '',
  named_pattern: '',
  named_tuple_pattern: '',
  interpolated_string_expression: 'interpolator',
  interpolated_string: '',
  interpolation: '',
};

/** The child of the enumerator (`x <- xs if x`) that `node` is in, or -1. */
function enumeratorPart(view: TreeView, node: number): number {
  let at = node;
  for (let around = view.parent(at); around >= 0; around = view.parent(at)) {
    if (view.is(around, 'enumerator')) return at;
    if (!view.is(around, 'parenthesized_expression') && !view.is(around, 'field_expression')) {
      if (SKIPPED[view.kindOf(around)] === undefined) return -1;
    }
    at = around;
  }
  return -1;
}

/** An identifier in an enumerator: what stands first is a pattern. */
export function inEnumerator(view: TreeView, node: number): FinalSlot {
  const part = enumeratorPart(view, node);
  return part >= 0 && view.first(view.parent(part)) === part ? inPattern(view, node) : 'read';
}

/** What a pattern binds is seen after it; what an enumerator binds after the expression it takes from. */
export const visibleFrom: VisibilityHook = (view, node) => {
  const part = enumeratorPart(view, node);
  const source = view.next(part);
  return source < 0 ? view.end(node) : view.end(source);
};
