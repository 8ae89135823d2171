import type { FoundName, NameHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const CONDITIONS = ['if_statement', 'guard_statement', 'while_statement'];
const isCondition = (view: TreeView, node: number): boolean => CONDITIONS.includes(view.kindOf(node));
const before = (view: TreeView, node: number): string => view.text.slice(0, view.start(node)).trimEnd().slice(-1);

/** True when the `let` of a condition holds for the node, one of the parts of its pattern. */
function letBefore(view: TreeView, statement: number, node: number): boolean {
  let last = -1;
  for (const child of view.children(statement)) {
    if (child >= node) break;
    if (view.is(child, 'value_binding_pattern')) last = child;
  }
  return last >= 0 && !/=|\bcase\b/.test(view.text.slice(view.end(last), view.start(node)));
}

/** What an identifier alone in a pattern is: a name being bound, a case (`.a`), a label or a value. */
export function inPattern(view: TreeView, node: number): FinalSlot {
  if (before(view, node) === '.') return 'read';
  if (view.next(node) >= 0 && /^\s*:/.test(view.text.slice(view.end(node), view.end(node) + 20))) return 'key';
  let below = node;
  let around = view.parent(node);
  for (; view.is(around, 'pattern'); below = around, around = view.parent(around)) {
    const binding = view.child(around, 'value_binding_pattern');
    if (binding >= 0 && binding < below) return 'variable';
  }
  if (view.is(around, 'for_statement')) return view.child(below, '"case"') >= 0 ? 'read' : 'variable';
  if (view.is(around, 'property_declaration')) return 'variable';
  return isCondition(view, around) && letBefore(view, around, below) ? 'variable' : 'read';
}

/** What an identifier directly in a condition is: a label of its pattern, or a value. */
export function inCondition(view: TreeView, node: number): FinalSlot {
  return /^\s*:(?!:)/.test(view.text.slice(view.end(node), view.end(node) + 20)) ? 'key' : 'read';
}

/** A name being bound; `self` in `guard let self` is none. */
export function bound(view: TreeView, node: number): FinalSlot {
  return view.textOf(node) === 'self' ? 'none' : 'variable';
}

/**
 * Functions and types are known before they are declared. A name bound by a condition (`if let a = a`) is not visible in
 * its own value; other names of patterns are after themselves.
 */
export function visibleFrom(view: TreeView, node: number): number {
  if (!view.is(node, 'simple_identifier')) return 0;
  let part = node;
  while (view.is(view.parent(part), 'pattern')) part = view.parent(part);
  if (!isCondition(view, view.parent(part))) return view.end(node);
  for (let at = part, next = view.next(at); next >= 0; at = next, next = view.next(at)) {
    const between = view.text.slice(view.end(at), view.start(next));
    if (/^[^,{]*=\s*$/.test(between)) return view.end(next);
    if (between.includes('{') || (/,/.test(between) && view.is(next, 'value_binding_pattern'))) break;
  }
  return view.end(node);
}

/** The names a `let` or `var` declares. */
export const declared: NameHook = (view, node) => {
  const found: FoundName[] = [];
  const visit = (pattern: number): void => {
    for (const child of view.children(pattern)) {
      if (view.is(child, 'pattern')) visit(child);
      else if (view.is(child, 'simple_identifier') && inPattern(view, child) === 'variable') {
        found.push({ node: child, start: view.start(child), text: view.textOf(child) });
      }
    }
  };
  for (const child of view.children(node)) if (view.is(child, 'pattern')) visit(child);
  return found;
};
