import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const isList = (view: TreeView, type: number): boolean =>
  view.is(type, 'slice_type') || view.is(type, 'array_type') || view.is(type, 'implicit_length_array_type');

/** The `{…}` that a node is in; or -1. */
function literalAround(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at >= 0 && !view.is(at, 'literal_value')) at = view.parent(at);
  return at;
}

/** The type of a `{…}` in a composite literal, as far as it is written: `T` for the inner one of `[]T{{…}}`; or -1. */
function typeOf(view: TreeView, literal: number): number {
  const around = view.parent(literal);
  if (view.is(around, 'composite_literal')) return view.field(around, 'type');
  const outer = literalAround(view, literal);
  if (outer < 0) return -1;
  const type = typeOf(view, outer);
  if (view.is(type, 'map_type')) {
    const keyed = view.parent(around);
    const isKey = view.is(keyed, 'keyed_element') && view.field(keyed, 'key') === around;
    return bare(view, view.field(type, isKey ? 'key' : 'value'));
  }
  return isList(view, type) ? bare(view, view.field(type, 'element')) : -1;
}

/** `{…}` in a `[]*T` is a `&T{…}`. */
function bare(view: TreeView, type: number): number {
  return view.is(type, 'pointer_type') ? view.first(type) : type;
}

const holdsMany = (view: TreeView, type: number): boolean => view.is(type, 'map_type') || isList(view, type);

/** A field name in `T{x: 1}`, a value in `map[K]V{x: 1}` and `[]T{x: 1}`; what is more than a name is always a value. */
export function literalKey(view: TreeView, node: number): FinalSlot {
  if (!/^(?:keyed_element|literal_element)$/.test(view.kindOf(view.parent(node)))) return 'read';
  const literal = literalAround(view, node);
  return holdsMany(view, literal < 0 ? -1 : typeOf(view, literal)) ? 'read' : 'key';
}

/** The name before the colon where it can be that of a field. */
export function fieldKey(view: TreeView, element: number): number[] {
  const key = view.field(element, 'key');
  const name = view.is(key, 'literal_element') ? view.first(key) : key;
  return view.is(name, 'identifier') ? [name] : [];
}

/** The type that the literal around an element is written with. */
export function writtenLiteral(view: TreeView, element: number): number[] {
  const literal = view.parent(element);
  const type = view.is(literal, 'literal_value') ? typeOf(view, literal) : -1;
  return type < 0 || holdsMany(view, type) ? [] : [type];
}

/** The type of the literal around, where that is a name and what it holds is written as a literal without a type. */
export function namedLiteral(view: TreeView, element: number): number[] {
  const literal = view.parent(element);
  if (!view.is(literal, 'literal_value') || typeOf(view, literal) >= 0) return [];
  const around = view.parent(literal);
  const keyed = view.parent(around);
  const isKey = view.is(keyed, 'keyed_element') && view.field(keyed, 'key') === around;
  const outer = isKey ? -1 : literalAround(view, literal);
  const type = outer < 0 ? -1 : typeOf(view, outer);
  return type < 0 || holdsMany(view, type) ? [] : [type];
}
