import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** A name is declared with a type: of a function, what that takes and gives is said as well. */
export function typed(view: TreeView, name: number, of: number, say: SayLink): void {
  say(name, 'type', of);
  const inside = view.is(of, 'lazy_parameter_type') ? view.field(of, 'type') : of;
  if (!view.is(inside, 'function_type')) return;
  say(name, 'returns', view.field(inside, 'return_type'));
  for (const one of view.children(view.field(inside, 'parameter_types'))) say(name, 'parameter', one);
}
