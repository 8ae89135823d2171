import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isType } from './values.ts';

/** The first type directly in a node, or -1. */
export const typeIn = (view: TreeView, node: number): number =>
  view.children(node).find((child) => isType(view, child)) ?? -1;

/** The function type that a type is, in brackets or nullable too; -1 for others. */
function functionType(view: TreeView, type: number): number {
  let node = type;
  while (view.is(node, 'nullable_type') || view.is(node, 'parenthesized_type')) node = view.first(node);
  return view.is(node, 'function_type') ? node : -1;
}

/** A name is declared with a type: of a function, what that takes and gives is said as well. */
export function declared(view: TreeView, name: number, type: number, say: SayLink, ...steps: 'array'[]): void {
  if (type < 0) return;
  say(name, 'type', type, ...steps);
  const of = functionType(view, type);
  if (of < 0) return;
  const parameters = view.child(of, 'function_type_parameters');
  for (const child of view.children(of)) {
    if (!isType(view, child)) continue;
    say(name, child < parameters ? 'receiver' : 'returns', child);
  }
  for (const one of view.children(parameters)) {
    say(name, 'parameter', view.is(one, 'parameter') ? view.first(one) : one);
  }
}
