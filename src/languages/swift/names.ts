import type { NameHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** A keyword that stands for the name: `init`, `deinit`, `subscript`. */
export function keyword(word: string): NameHook {
  return (view, node) => {
    const at = view.child(node, `"${word}"`);
    return at < 0 ? [] : [{ node: at, start: view.start(at), text: word }];
  };
}

/** The name of a function, which may be an operator. */
export const functionName: NameHook = (view, node) => {
  const name = view.field(node, 'name');
  if (name >= 0 && /^(?:simple_identifier|custom_operator)$/.test(view.kindOf(name))) {
    return [{ node: name, start: view.start(name), text: view.textOf(name) }];
  }
  const func = view.end(view.child(node, '"func"'));
  const operator = /^\s*([^\s\w(]+?)\s*(?=\(|<\s*\w[^(]*\()/.exec(view.text.slice(func, func + 200))?.[1];
  return operator ? [{ node: -1, start: view.text.indexOf(operator, func), text: operator }] : [];
};

/** The last part of the type that an extension extends. */
export const extended: NameHook = (view, node) => {
  const type = view.field(node, 'name');
  const name = view.children(type).findLast((child) => view.is(child, 'type_identifier'));
  if (name === undefined || !view.is(type, 'user_type')) {
    return [{ node: -1, start: view.start(type), text: view.textOf(type) }];
  }
  return [{ node: name, start: view.start(name), text: view.textOf(name) }];
};

/** What stands before the last part of the extended type: `Outer` of `extension Outer.Inner`. */
export function extendedOwner(view: TreeView, node: number, name: number): string {
  const type = view.field(node, 'name');
  if (name < 0) return '';
  return view.text
    .slice(view.start(type), view.start(name))
    .replace(/<[^>]*>/g, '')
    .replace(/\s+|\.\s*$/g, '');
}

/** The label of a statement, without its colon. */
export const label: NameHook = (view, node) => {
  const text = view.textOf(node).replace(/\s*:$/, '');
  return [{ node: -1, start: view.start(node), text }];
};
