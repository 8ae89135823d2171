import type { TreeView } from '../tree-view.ts';

/** Types with the members of the type they are given. */
const KEEPS_MEMBERS = /^(Readonly|Partial|Required)$/;

/** True for the `{…}` of `type X = {…}`, also of the parts of `{…} & {…}`, and in `Readonly<{…}>`. */
export function isBodyOfAlias(view: TreeView, objectType: number): boolean {
  let type = view.parent(objectType);
  for (;;) {
    if (view.is(type, 'intersection_type') || view.is(type, 'parenthesized_type')) type = view.parent(type);
    else if (
      view.is(type, 'type_arguments') &&
      KEEPS_MEMBERS.test(view.textOf(view.field(view.parent(type), 'name')))
    ) {
      type = view.parent(view.parent(type));
    } else return view.is(type, 'type_alias_declaration');
  }
}

/** True for a type that is written out where it is used, and has no name: `(options: { name: string })`. */
export function isUnnamed(view: TreeView, type: number): boolean {
  return view.is(type, 'object_type') && !isBodyOfAlias(view, type);
}

/** The name of the first member of a type that has one, which stands for a type without a name; -1 for none. */
export function firstMember(view: TreeView, objectType: number): number {
  for (const member of view.children(objectType)) {
    const name = view.field(member, 'name');
    const isMember = view.is(member, 'property_signature') || view.is(member, 'method_signature');
    if (isMember && view.is(name, 'property_identifier')) return name;
  }
  return -1;
}
