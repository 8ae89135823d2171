import type { FlagRule } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** The item around the list that `node` stands in, or -1: the trait of a method, the enum of a variant. */
const around = (view: TreeView, node: number): number => view.parent(view.parent(node));

/**
 * True for what is as visible as the item it stands in, without `pub`: what a trait asks for, what an `impl` gives it,
 * variants and their fields; and for macros with `#[macro_export]`.
 */
export function isVisible(view: TreeView, node: number): boolean {
  const item = around(view, node);
  if (view.is(node, 'enum_variant') || view.is(item, 'enum_variant') || view.is(item, 'trait_item')) return true;
  if (view.is(item, 'impl_item')) return view.field(item, 'trait') >= 0;
  return view.is(node, 'macro_definition') && attributes(view, node).some((text) => /^#\[\s*macro_export\b/.test(text));
}

/** The attributes written before an item, the last one first. */
export function attributes(view: TreeView, item: number): string[] {
  const before = view.children(view.parent(item));
  const out: string[] = [];
  for (let at = before.indexOf(item) - 1; view.is(before[at] ?? -1, 'attribute_item'); at--) {
    out.push(view.textOf(before[at]!));
  }
  return out;
}

/** True for what is built under a condition only: it has an attribute `cfg`. */
export function isConditional(view: TreeView, item: number): boolean {
  // Most have no attribute, and to look for it takes longer.
  const start = view.start(item);
  const hasAttribute = view.text
    .slice(Math.max(0, start - 200), start)
    .trimEnd()
    .endsWith(']');
  return hasAttribute && attributes(view, item).some((text) => /^#\[\s*cfg\b/.test(text));
}

/**
 * The type an `impl` is for, by its plain name: `Foo` of `&'a mut a::Foo<T>`. What has no name of its own (`[T]`,
 * `(A, B)`) is given as written.
 */
export function implOwner(view: TreeView, impl: number): string {
  let type = view.field(impl, 'type');
  for (let inner = type; inner >= 0; inner = named(view, type)) type = inner;
  return view.textOf(type).replace(/\s+/g, ' ');
}

/** What gives a type its name, or -1 when it has its own or none. */
function named(view: TreeView, type: number): number {
  switch (view.kindOf(type)) {
    case 'generic_type':
    case 'reference_type':
    case 'pointer_type':
      return view.field(type, 'type');
    case 'dynamic_type':
      return view.field(type, 'trait');
    case 'scoped_type_identifier':
      return view.field(type, 'name');
    case 'bounded_type':
      return view.first(type);
    default:
      return -1;
  }
}

/** Marks what a trait asks for without giving it, and what is written without its value or body elsewhere. */
export const declared: readonly FlagRule[] = [
  { when: { lacks: ['value'] }, flags: ['declaration'] },
  { when: { in: ['trait'], lacks: ['value'] }, flags: ['abstract'] },
];
