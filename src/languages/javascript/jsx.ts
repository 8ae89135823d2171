import type { FinalSlot, LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** `<Foo>` and `<a.Foo>` use a component; `<div>` is a tag of the platform. */
function component(view: TreeView, node: number): FinalSlot {
  const tag = view.text.charCodeAt(view.start(node));
  const lower = tag >= 0x61 && tag <= 0x7a && !view.is(node, 'property_identifier');
  return lower ? 'key' : 'call';
}

function closing(view: TreeView, node: number): FinalSlot {
  return component(view, node) === 'call' ? 'read' : 'key';
}

/** Tables for JSX, in either grammar. */
export const jsx: Pick<LanguageSpec, 'slots'> = {
  slots: {
    jsx_opening_element: { name: component },
    jsx_self_closing_element: { name: component },
    jsx_closing_element: { name: closing },
    jsx_attribute: { ':property_identifier': 'key' },
    jsx_namespace_name: { '*': 'key' },
  },
};
