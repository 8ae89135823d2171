import type { TreeView } from '../tree-view.ts';

const TYPE = /^(?:class|struct|interface|record|enum|delegate)_declaration$/;

/** The words before a declaration. */
export function modifiers(view: TreeView, node: number): string[] {
  const found: string[] = [];
  for (const child of view.children(node)) if (view.is(child, 'modifier')) found.push(view.textOf(child));
  return found;
}

/** The declaration of the type whose member this is, or -1. */
export function typeAround(view: TreeView, member: number): number {
  const list = view.parent(member);
  const type = view.parent(list);
  return view.is(list, 'declaration_list') && TYPE.test(view.kindOf(type)) ? type : -1;
}

const isInterface = (view: TreeView, type: number): boolean => view.is(type, 'interface_declaration');
const isExplicit = (view: TreeView, node: number): boolean => view.child(node, 'explicit_interface_specifier') >= 0;
const says = (words: readonly string[]): boolean =>
  words.some((word) => /^(?:public|private|protected|internal|file)$/.test(word));

/**
 * True for members that are private because nothing else is said. Of a part of a type another part may say it; what
 * implements a member of an interface is seen through that.
 */
export function isPrivateByDefault(view: TreeView, node: number): boolean {
  const type = typeAround(view, node);
  if (type < 0 || isInterface(view, type) || isExplicit(view, node)) return false;
  const words = modifiers(view, node);
  if (says(words) || view.is(node, 'destructor_declaration')) return false;
  if (words.includes('static') && view.is(node, 'constructor_declaration')) return false;
  return !(words.includes('partial') && TYPE.test(view.kindOf(node)));
}

/** True for what is as open as what it is in: members of interfaces and enums, components of records, namespaces. */
export function isPublicByDefault(view: TreeView, node: number): boolean {
  const kind = view.kindOf(node);
  if (/^(?:namespace_declaration|file_scoped_namespace_declaration|enum_member_declaration|parameter)$/.test(kind)) {
    return true;
  }
  return isInterface(view, typeAround(view, node)) && !isExplicit(view, node);
}

/** True for members that leave it to others what they do. */
export function isAbstract(view: TreeView, node: number): boolean {
  const words = modifiers(view, node);
  if (words.includes('abstract')) return true;
  if (!isInterface(view, typeAround(view, node)) || isExplicit(view, node)) return false;
  if (words.includes('static') || words.includes('const')) return false;
  if (view.field(node, 'body') >= 0 || view.field(node, 'value') >= 0) return false;
  const accessors = view.children(view.field(node, 'accessors'));
  return accessors.every((accessor) => view.field(accessor, 'body') < 0);
}
