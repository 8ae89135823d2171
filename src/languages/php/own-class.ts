import { LINK_TARGETS } from '../../model/index.ts';
import type { TreeView } from '../tree-view.ts';

/** The type whose body is nearest around a node, -1 outside of all. */
export function typeAround(view: TreeView, node: number): number {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    switch (view.kindOf(at)) {
      case 'class_declaration':
      case 'interface_declaration':
      case 'trait_declaration':
      case 'enum_declaration':
      case 'anonymous_class':
        return at;
    }
  }
  return -1;
}

/** `$this` and `static`: what the method is called on. In a class without a name that is not known. */
export function thisType(view: TreeView, node: number): number {
  return view.is(typeAround(view, node), 'anonymous_class') ? LINK_TARGETS.unknown : LINK_TARGETS.this;
}

/** `self`: the type around itself, of a trait the class that uses it. */
export function selfType(view: TreeView, node: number): number {
  return ownType(view, typeAround(view, node));
}

/** The same of a type. */
export function ownType(view: TreeView, type: number): number {
  if (view.is(type, 'trait_declaration')) return LINK_TARGETS.this;
  const name = view.is(type, 'anonymous_class') ? -1 : view.field(type, 'name');
  return name < 0 ? LINK_TARGETS.unknown : name;
}

/** `parent`: what the type around extends. */
export function parentType(view: TreeView, node: number): number {
  const base = view.at(typeAround(view, node), ':base_clause > :name|qualified_name|relative_name');
  return base < 0 ? LINK_TARGETS.unknown : base;
}
