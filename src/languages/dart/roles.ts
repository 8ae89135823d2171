import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** True when arguments follow: as a selector of an expression, or in a cascade. */
function isCalled(view: TreeView, node: number): boolean {
  const next = view.next(node);
  return view.is(next, 'argument_part') || (view.is(next, 'selector') && view.child(next, 'argument_part') >= 0);
}

/** True when an assignment operator follows. */
function isAssigned(view: TreeView, node: number): boolean {
  return /^\s*[^\s=(!<>.\w]{0,3}=(?!=)/.test(view.text.slice(view.end(node), view.end(node) + 40));
}

/** What follows a dot: called, written when it is the last of what is assigned to, else read. */
function ofSelector(view: TreeView, selector: number): FinalSlot {
  const around = view.parent(selector);
  const outer = view.is(around, 'selector') ? around : selector;
  if (isCalled(view, outer)) return 'call';
  if (view.is(around, 'cascade_section')) return isAssigned(view, selector) ? 'write' : 'read';
  return view.is(around, 'assignable_expression') && view.next(selector) < 0 ? 'write' : 'read';
}

/** What an identifier is where its place alone does not say. */
export function otherwise(view: TreeView, node: number): FinalSlot {
  if (!view.is(node, 'identifier')) return view.is(node, 'type_identifier') ? 'type' : 'read';
  const around = view.parent(node);
  switch (view.kindOf(around)) {
    case 'unconditional_assignable_selector':
    case 'conditional_assignable_selector':
      return ofSelector(view, around);
    case 'cascade_selector':
      if (isCalled(view, around)) return 'call';
      return isAssigned(view, node) ? 'write' : 'read';
    case 'assignable_expression':
      return view.next(node) < 0 ? 'write' : isCalled(view, node) ? 'call' : 'read';
    case 'expression_statement':
      return view.text[view.end(node)] === ':' ? 'label' : isCalled(view, node) ? 'call' : 'read';
    default:
      return isCalled(view, node) ? 'call' : 'read';
  }
}

/** The type or constructor that `new` or `const` calls. */
export function constructed(view: TreeView, node: number): FinalSlot {
  const parts = view.children(view.parent(node)).filter((child) => /identifier$/.test(view.kindOf(child)));
  return parts.at(-1) === node ? 'call' : 'type';
}

/** The name of an annotation: a constructor that is called, or a constant. */
export function annotation(view: TreeView, node: number): FinalSlot {
  if (view.text[view.end(node)] === '.') return 'type';
  return view.child(view.parent(node), 'arguments') >= 0 ? 'call' : 'read';
}

/** The first identifier is a name being bound; after it come values. */
export function firstBound(view: TreeView, node: number): FinalSlot {
  return view.first(view.parent(node)) === node ? 'variable' : otherwise(view, node);
}

/** The field that an initializer of a constructor sets, then its value. */
export function initialized(view: TreeView, node: number): FinalSlot {
  return /^\s*=/.test(view.text.slice(view.end(node), view.end(node) + 20)) ? 'write' : otherwise(view, node);
}

/** The variable of `for (x in xs)`: written when it is not declared there. */
export function loopName(view: TreeView, node: number): FinalSlot {
  if (view.field(view.parent(node), 'name') === node) return 'variable';
  return /^\s+in\b/.test(view.text.slice(view.end(node), view.end(node) + 40)) ? 'write' : otherwise(view, node);
}

/** A name alone in a pattern: bound where the pattern declares, written where it assigns, else a constant. */
export function inPattern(view: TreeView, node: number): FinalSlot {
  if (view.textOf(node) === '_') return 'none';
  let around = view.parent(node);
  while (/_pattern$/.test(view.kindOf(around))) around = view.parent(around);
  if (view.is(around, 'pattern_variable_declaration') || view.is(around, 'for_loop_parts')) return 'variable';
  return view.is(around, 'pattern_assignment') ? 'write' : 'read';
}
