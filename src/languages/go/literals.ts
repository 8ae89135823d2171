import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const isList = (view: TreeView, type: number): boolean =>
  view.is(type, 'slice_type') || view.is(type, 'array_type') || view.is(type, 'implicit_length_array_type');

/** The type of a `{…}` in a composite literal, as far as it is written: `T` for the inner one of `[]T{{…}}`; or -1. */
function typeOf(view: TreeView, literal: number): number {
  const around = view.parent(literal);
  if (view.is(around, 'composite_literal')) return view.field(around, 'type');
  let outer = around;
  while (outer >= 0 && !view.is(outer, 'literal_value')) outer = view.parent(outer);
  if (outer < 0) return -1;
  const type = typeOf(view, outer);
  if (view.is(type, 'map_type')) return view.field(type, 'value');
  return isList(view, type) ? view.field(type, 'element') : -1;
}

/** A field name in `T{x: 1}`, a value in `map[K]V{x: 1}` and `[]T{x: 1}`. */
export function literalKey(view: TreeView, node: number): FinalSlot {
  let literal = view.parent(node);
  while (literal >= 0 && !view.is(literal, 'literal_value')) literal = view.parent(literal);
  const type = literal < 0 ? -1 : typeOf(view, literal);
  return view.is(type, 'map_type') || isList(view, type) ? 'read' : 'key';
}
