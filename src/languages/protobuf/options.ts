import type { FlagRule } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** Numbers that look like the names of values. */
const NUMBER = /^(?:inf|nan)$/;
const DEPRECATED = /^(?:option\s+)?deprecated\s*=\s*true\b/;

/** `[deprecated = true]` after a field or value, `option deprecated = true;` in the body of anything else. */
export const deprecated: FlagRule = {
  flags: ['deprecated'],
  when: {
    test: (view, node) =>
      ['.', ':message_body', ':enum_body', ':field_options']
        .flatMap((path) => view.children(view.at(node, path)))
        .some((child) => isOption(view, child) && DEPRECATED.test(view.textOf(child).slice(0, 60))),
  },
};

function isOption(view: TreeView, node: number): boolean {
  return view.is(node, 'option') || view.is(node, 'field_option') || view.is(node, 'enum_value_option');
}

/** The last part of a dotted name is what it names; those before are packages, or messages. */
export function typePart(view: TreeView, node: number): FinalSlot {
  return view.next(node) < 0 || /^\p{Lu}/u.test(view.textOf(node)) ? 'type' : 'read';
}

/** What a dotted name is: what is extended is a type, an option or a value is read. */
export function dotted(view: TreeView, node: number): FinalSlot {
  const around = view.parent(view.parent(node));
  if (view.is(around, 'extend')) return typePart(view, node);
  return view.is(around, 'constant') && NUMBER.test(view.textOf(node)) ? 'none' : 'read';
}
