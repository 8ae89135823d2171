import { LINK_TARGETS } from '../../model/index.ts';
import type { TreeView } from '../tree-view.ts';

/** The type whose body is nearest around a node, -1 outside of all; what `new class (…)` is given is outside of it. */
export function typeAround(view: TreeView, node: number): number {
  for (let at = view.parent(node), from = node; at >= 0; from = at, at = view.parent(at)) {
    switch (view.kindOf(at)) {
      case 'class_declaration':
      case 'interface_declaration':
      case 'trait_declaration':
      case 'enum_declaration':
        return at;
      case 'anonymous_class':
        if (!view.is(from, 'arguments')) return at;
    }
  }
  return -1;
}

/** `$this` and `static`: what the method is called on. */
export function thisType(view: TreeView, node: number): number {
  const type = typeAround(view, node);
  return view.is(type, 'anonymous_class') ? unnamedType(view, type) : LINK_TARGETS.this;
}

/** What stands for a class without a name: its first member. */
export function unnamedType(view: TreeView, type: number): number {
  return membersIn(view, type)[0] ?? LINK_TARGETS.unknown;
}

/** The names of the members that a class declares in its body. */
export function membersIn(view: TreeView, type: number): readonly number[] {
  return view.children(view.child(type, 'declaration_list')).flatMap((member) => {
    switch (view.kindOf(member)) {
      case 'method_declaration': {
        const parameters = view.children(view.field(member, 'parameters'));
        const promoted = parameters.filter((one) => view.is(one, 'property_promotion_parameter'));
        return [view.field(member, 'name'), ...promoted.map((one) => view.at(one, 'name > :name'))];
      }
      case 'property_declaration':
        return view
          .children(member)
          .filter((one) => view.is(one, 'property_element'))
          .map((one) => view.at(one, 'name > :name'));
      case 'const_declaration':
        return view
          .children(member)
          .filter((one) => view.is(one, 'const_element'))
          .map((one) => view.child(one, 'name'));
      default:
        return [];
    }
  });
}

/** `self`: the type around itself, of a trait the class that uses it. */
export function selfType(view: TreeView, node: number): number {
  return ownType(view, typeAround(view, node));
}

/** The same of a type. */
export function ownType(view: TreeView, type: number): number {
  if (view.is(type, 'trait_declaration')) return LINK_TARGETS.this;
  if (view.is(type, 'anonymous_class')) return unnamedType(view, type);
  const name = view.field(type, 'name');
  return name < 0 ? LINK_TARGETS.unknown : name;
}

/** `parent`: what the type around extends. */
export function parentType(view: TreeView, node: number): number {
  const base = view.at(typeAround(view, node), ':base_clause > :name|qualified_name|relative_name');
  return base < 0 ? LINK_TARGETS.unknown : base;
}
