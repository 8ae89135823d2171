import type { TreeView } from '../tree-view.ts';

const HOLDERS = /^(?:(?:class|interface|trait|enum)_declaration|method_declaration|function_definition)$/;

/**
 * True for a name that `@template` makes one of any type: in the comment itself, or in that of the function or type around
 * it.
 */
export function isTemplate(view: TreeView, comment: number, name: string): boolean {
  const tag = new RegExp(
    `@(?:phpstan-|psalm-)?template(?:-co|-contra)?(?:variant)?[ \\t]+${name}(?![\\w\\u0080-\\uffff])`,
  );
  if (tag.test(view.textOf(comment))) return true;
  for (let at = view.parent(comment); at >= 0; at = view.parent(at)) {
    if (!HOLDERS.test(view.kindOf(at))) continue;
    const before = view.previous(at);
    const from = before < 0 ? view.start(view.parent(at)) : view.end(before);
    if (tag.test(view.text.slice(from, view.start(at)))) return true;
  }
  return false;
}
