import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** `var` stands where a type does and is none. */
export function localType(view: TreeView, node: number): FinalSlot {
  return view.textOf(node) === 'var' ? 'none' : 'type';
}

/** A part of `Outer.Inner`: the last one is called in `new Outer.Inner()`, all others are types. */
export function scopedType(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(node);
  if (view.children(whole).at(-1) !== node) return 'type';
  let type = whole;
  if (view.is(view.parent(type), 'generic_type')) type = view.parent(type);
  const around = view.parent(type);
  return view.is(around, 'object_creation_expression') && view.field(around, 'type') === type ? 'call' : 'type';
}
