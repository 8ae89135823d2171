import type { TreeView } from '../tree-view.ts';

/** The struct or interface type that a field or a method is directly in; or -1. */
export function typeAround(view: TreeView, member: number): number {
  let at = view.parent(member);
  if (view.is(at, 'field_declaration_list')) at = view.parent(at);
  return view.is(at, 'struct_type') || view.is(at, 'interface_type') ? at : -1;
}

/** True for a struct or interface type that has no name of its own. */
export function isAnonymous(view: TreeView, type: number): boolean {
  return type >= 0 && !view.is(view.parent(type), 'type_spec');
}

/** The name of the first field or method that has one, which stands for a type without a name; or -1. */
export function firstMember(view: TreeView, type: number): number {
  const list = view.child(type, 'field_declaration_list');
  for (const member of view.children(list < 0 ? type : list)) {
    const name = view.field(member, 'name');
    if (name >= 0 && view.textOf(name) !== '_') return name;
  }
  return -1;
}
