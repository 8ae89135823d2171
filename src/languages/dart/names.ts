import type { NameHook } from '../rules.ts';

/** The last identifier among the children: `named` of the constructor `A.named`. */
export const lastName: NameHook = (view, node) => {
  const name = view.children(node).findLast((child) => view.is(child, 'identifier'));
  return name === undefined ? [] : [{ node: name, start: view.start(name), text: view.textOf(name) }];
};

/** The operator a method stands for. */
export const operatorName: NameHook = (view, node) => {
  const keyword = view.child(node, '"operator"');
  const operator = /^\s*(\[\]=?|[^\s(]+)/.exec(view.text.slice(view.end(keyword), view.end(node)))?.[1];
  return operator ? [{ node: -1, start: view.text.indexOf(operator, view.end(keyword)), text: operator }] : [];
};

/** The name of a typedef: before the `=`, or before the parameters of the old form. */
export const typedefName: NameHook = (view, node) => {
  const types = view.children(node).filter((child) => view.is(child, 'type_identifier'));
  const name = view.child(node, '"="') >= 0 ? types[0] : types.at(-1);
  return name === undefined ? [] : [{ node: name, start: view.start(name), text: view.textOf(name) }];
};

/** The type that an extension without a name extends stands for the name. */
export const extendedType: NameHook = (view, node) => {
  const type = view.field(node, 'class');
  return type < 0 ? [] : [{ node: -1, start: view.start(type), text: view.textOf(type) }];
};

/** The names of a list of declarations: the first identifier of each. */
export const declaredNames: NameHook = (view, node) =>
  view.children(node).flatMap((item) => {
    const name = view.first(item);
    return view.is(name, 'identifier') ? [{ node: name, start: view.start(name), text: view.textOf(name) }] : [];
  });
