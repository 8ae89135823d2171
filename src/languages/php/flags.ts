import type { FlagRule } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** True when the modifiers of a member, or of the declaration it stands in, say this. `private(set)` restricts no reading. */
function isVisibleAs(word: string): (view: TreeView, node: number) => boolean {
  return (view, node) => {
    const around = view.parent(node);
    const holder = view.is(node, 'property_element') || view.is(node, 'const_element') ? around : node;
    return view
      .children(holder)
      .some((child) => view.is(child, 'visibility_modifier') && view.textOf(child).toLowerCase() === word);
  };
}

/** Members are public where nothing is said. */
export const visibility: readonly FlagRule[] = [
  { when: { test: isVisibleAs('private') }, flags: ['private'] },
  { when: { test: isVisibleAs('protected') }, flags: ['protected'] },
];

/** The doc comment that ends just before a node; ''. */
function docBefore(view: TreeView, node: number): string {
  const before = view.text.slice(Math.max(0, view.start(node) - 2000), view.start(node)).trimEnd();
  return before.endsWith('*/') ? before.slice(Math.max(0, before.lastIndexOf('/*'))) : '';
}

/** PHPUnit: `test…` in a class called so, or any method marked `@test`. */
function isTestMethod(view: TreeView, node: number, name: number): boolean {
  const type = view.parent(view.parent(node));
  if (!view.is(type, 'class_declaration') && !view.is(type, 'trait_declaration')) return false;
  const named = /^test/i.test(view.textOf(name)) && /Test(?:s|Case)?$/.test(view.textOf(view.field(type, 'name')));
  return named || /^\s*(?:\/\*)?\*+\s*@test\b/m.test(docBefore(view, node));
}

/** Marks the tests among methods. */
export const testMethod: FlagRule = { when: { test: isTestMethod }, flags: ['test'] };
