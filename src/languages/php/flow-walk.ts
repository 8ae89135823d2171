import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { type FlowState, forget, write } from './flow-state.ts';
import { writtenIn } from './written-names.ts';

/** One function, as it is gone through. */
export interface Walk {
  view: TreeView;
  say: SayLink;
  /** Variables that are written in several places: of others it is known anyway what they are given. */
  several: ReadonlySet<string>;
  /** Those that may be written at any time. */
  shared: ReadonlySet<string>;
  /** Goes through a node; the state is then that behind it. */
  visit: (node: number, state: FlowState) => void;
}

/** Says what is known of a variable or member where it is used; `name` is what stands for it. */
export function tell({ view, say, several, shared }: Walk, node: number, name: number, state: FlowState): void {
  const key = view.textOf(node);
  if (shared.has(/^\$\w*/.exec(key)?.[0] ?? '')) return;
  for (const type of state.types.get(key) ?? []) say(name, 'type', type);
  const written = several.has(key) ? (state.writes.get(key) ?? -1) : -1;
  if (written >= 0) say(name, 'value', written);
}

/** Gives something to what stands at the left of `=`, or in a list there. */
export function assign(walk: Walk, target: number, state: FlowState): void {
  const { view } = walk;
  switch (view.kindOf(target)) {
    case 'variable_name':
      write(state, view.textOf(target), target);
      return;
    case 'list_literal':
    case 'array_creation_expression':
    case 'pair':
    case 'by_ref':
      for (const child of view.children(target)) assign(walk, child, state);
      return;
    default:
      walk.visit(target, state);
      forget(state, view.textOf(target));
      return;
  }
}

/** A variable of several values that is given a new one of a type is of that type, also where ways meet. */
export function tellMade({ view, several }: Walk, target: number, value: number, state: FlowState): void {
  const key = view.textOf(target);
  const type = view.is(value, 'object_creation_expression') ? view.at(value, ':name|qualified_name|relative_name') : -1;
  if (type >= 0 && several.has(key) && !/^(?:self|static|parent)$/i.test(view.textOf(type)))
    state.types.set(key, [type]);
}

/** Forgets what is written in a node: it may be done, or not, or often. */
export function forgetAll({ view }: Walk, node: number, state: FlowState): void {
  for (const name of writtenIn(view, node).names) {
    if (state.writes.has(name)) state.writes.set(name, -1);
    forget(state, name);
  }
  forget(state, view.textOf(node));
}

/** Goes through some nodes. */
export function visitAll(walk: Walk, nodes: readonly number[], state: FlowState): void {
  for (const node of nodes) walk.visit(node, state);
}

/** A parameter is given something when the function is called. */
export function declare({ view }: Walk, parameter: number, state: FlowState): void {
  const name = view.field(parameter, 'name');
  if (name >= 0) write(state, view.textOf(name), name);
}
