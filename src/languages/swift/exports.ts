import type { TreeView } from '../tree-view.ts';

/** True when the definition has one of these access levels; that of a setter (`private(set)`) does not count. */
function hasAccess(view: TreeView, node: number, levels: RegExp): boolean {
  const modifiers = view.child(node, 'modifiers');
  return view
    .children(modifiers)
    .some((child) => view.is(child, 'visibility_modifier') && levels.test(view.textOf(child)));
}

/** `private` and `fileprivate`. */
export function isPrivate(view: TreeView, node: number): boolean {
  return hasAccess(view, node, /^(?:file)?private$/);
}

/**
 * What is as open as the type it stands in: requirements of protocols, cases of enums, members of a `public extension`.
 * Extensions themselves hide nothing.
 */
export function isOpen(view: TreeView, node: number): boolean {
  if (hasAccess(view, node, /^(?:public|open|package)$/)) return true;
  if (isExtension(view, node)) return true;
  const body = view.parent(node);
  if (view.is(body, 'protocol_body') || view.is(node, 'enum_entry')) return true;
  if (hasAccess(view, node, /^internal$/)) return false;
  const around = view.parent(body);
  return isExtension(view, around) && hasAccess(view, around, /^(?:public|open|package)$/);
}

/** True for an extension, which has the node of a class. */
export function isExtension(view: TreeView, node: number): boolean {
  return view.is(node, 'class_declaration') && view.child(node, '"extension"') >= 0;
}
