import type { LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

type Hook = (view: TreeView, node: number) => number;

/** True for `var`. */
const isVar = (view: TreeView, type: number): boolean => view.is(type, 'implicit_type');

/** The value that a declarator begins with. */
const initialValue: Hook = (view, declarator) => {
  const name = view.first(declarator);
  const value = view.children(declarator).at(-1) ?? -1;
  const own = view.child(declarator, '"this"');
  if (own >= 0) return own;
  return value === name || view.is(value, 'bracketed_argument_list') ? -1 : value;
};

/** What variables are declared to be, or given. */
export const variables: LinkHook = (view, declaration, say) => {
  const type = view.field(declaration, 'type');
  for (const declarator of view.children(declaration)) {
    if (!view.is(declarator, 'variable_declarator')) continue;
    const name = view.field(declarator, 'name');
    if (name < 0) {
      const value = initialValue(view, declarator);
      if (value >= 0) parts(view, view.child(declarator, 'tuple_pattern'), value, say);
    } else if (!isVar(view, type)) say(name, 'type', type);
    else {
      const value = initialValue(view, declarator);
      if (value >= 0) say(name, 'value', value);
    }
  }
};

/** `var (a, b) = value`. */
function parts(view: TreeView, pattern: number, value: number, say: Parameters<LinkHook>[2]): void {
  const places = ['first', 'second', 'third'] as const;
  for (const [i, name] of view.children(pattern).entries()) {
    const place = places[i];
    if (place && view.is(name, 'identifier')) say(name, place, value);
  }
}

/** What is made up of what a loop goes through. */
export const loop: LinkHook = (view, node, say) => {
  const [type, left, right] = [view.field(node, 'type'), view.field(node, 'left'), view.field(node, 'right')];
  if (!view.is(left, 'identifier')) return;
  if (isVar(view, type)) say(left, 'value', right, 'element');
  else say(left, 'type', type);
};

/** The names of a clause of a query: `from x in xs`, `join x in xs`, `let x = y`. */
export const clause: LinkHook = (view, node, say) => {
  const type = view.field(node, 'type');
  const [name, value] = view.children(node).filter((child) => child !== type);
  if (name === undefined || value === undefined || !view.is(name, 'identifier')) return;
  if (type >= 0) say(name, 'type', type);
  else if (view.is(node, 'let_clause')) say(name, 'value', value);
  else say(name, 'value', value, 'element');
};
