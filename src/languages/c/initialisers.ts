import { LINK_TARGETS } from '../../model/index.ts';
import type { TreeView } from '../tree-view.ts';

/**
 * What a designator in a list of values is a member of: the designator before it, else what the list is for. Unknown
 * for the list of a value that is not named there.
 */
export function initialisedBy(view: TreeView, designator: number): number {
  const isPair = view.is(designator, 'initializer_pair');
  const before = isPair ? -1 : view.previous(designator);
  if (view.is(before, 'field_designator')) return view.first(before);
  let list = view.parent(isPair ? designator : view.parent(designator));
  for (let depth = 0; view.is(list, 'initializer_list'); depth++) {
    let outer = view.parent(list);
    if (view.is(outer, 'initializer_pair')) {
      const member = lastMember(view, outer);
      if (member >= 0) return depth === 0 ? member : LINK_TARGETS.unknown;
      // [1] = { .x = 1 }
      outer = view.parent(outer);
    }
    if (!view.is(outer, 'initializer_list')) return depth <= dimensions(view, outer) ? outer : LINK_TARGETS.unknown;
    list = outer;
  }
  return LINK_TARGETS.unknown;
}

/** The member that a pair sets: `y` of `.x[1].y = 2`; -1 for that of an array. */
function lastMember(view: TreeView, pair: number): number {
  const last = view.children(pair).findLast((child) => /^field_(designator|identifier)$/.test(view.kindOf(child)));
  if (last === undefined) return -1;
  return view.is(last, 'field_designator') ? view.first(last) : last;
}

/** Of how many dimensions an array is that is initialised; -1 when that is no variable and no literal. */
function dimensions(view: TreeView, node: number): number {
  if (!view.is(node, 'init_declarator') && !view.is(node, 'compound_literal_expression')) return -1;
  let at = view.field(node, 'declarator');
  if (at < 0) at = view.field(view.field(node, 'type'), 'declarator');
  let found = 0;
  for (; at >= 0; at = view.field(at, 'declarator')) {
    if (/^(abstract_)?array_declarator$/.test(view.kindOf(at))) found++;
  }
  return found;
}
