import type { TreeView } from '../tree-view.ts';
import { modifiers } from './access.ts';

/** A type without type arguments and marks: `List` of `List<int>?`. */
function typeName(written: string): string {
  let name = written.replace(/\s+/g, '').replace(/^global::/, '');
  for (let bare = ''; bare !== name; ) {
    bare = name;
    name = name.replace(/<[^<>]*>/g, '');
  }
  return name.replace(/(.)\?+$/, '$1');
}

/** The type that an extension method extends; '' for other methods. */
export function receiver(view: TreeView, node: number): string {
  const first = view.first(view.field(node, 'parameters'));
  if (!view.is(first, 'parameter') || !modifiers(view, first).includes('this')) return '';
  return typeName(view.textOf(view.field(first, 'type')));
}

/** True for `extension(Foo foo) { … }`, which the grammar reads as a class. */
export function isExtensionBlock(view: TreeView, node: number): boolean {
  return view.text.startsWith('extension', view.start(node));
}

/** The type that the members of an extension block extend. */
export function extensionOwner(view: TreeView, node: number): string | undefined {
  if (!isExtensionBlock(view, node)) return undefined;
  const receiver = view.first(view.child(node, 'parameter_list'));
  const type = view.field(receiver, 'type');
  return typeName(view.textOf(type >= 0 ? type : receiver));
}

/** True for the parameters of a record itself, which are its properties. */
export function isComponent(view: TreeView, node: number): boolean {
  return view.is(view.parent(view.parent(node)), 'record_declaration');
}

/** True for what never changes and belongs to the type: `const`, `static readonly`. */
export function isConstant(view: TreeView, node: number): boolean {
  const words = modifiers(view, node);
  return words.includes('const') || (words.includes('static') && words.includes('readonly'));
}
