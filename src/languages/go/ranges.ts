import { LINK_TARGETS } from '../../model/index.ts';
import type { TreeView } from '../tree-view.ts';

/**
 * What `range` over a value of a type gives first, then what it gives first of what that holds, and so on: the keys of a
 * map, what a channel sends, the numbers of a list. Nothing where all are numbers.
 */
export function indexesOf(view: TreeView, type: number): number[] {
  const found: number[] = [];
  for (let at = type; at >= 0; ) {
    switch (view.kindOf(at)) {
      case 'parenthesized_type':
      case 'pointer_type':
        at = view.first(at);
        break;
      case 'map_type':
        found.push(view.field(at, 'key'));
        at = view.field(at, 'value');
        break;
      case 'channel_type':
        at = view.field(at, 'value');
        found.push(at);
        break;
      case 'slice_type':
      case 'array_type':
      case 'implicit_length_array_type':
        found.push(LINK_TARGETS.number);
        at = view.field(at, 'element');
        break;
      default:
        at = -1;
    }
  }
  return found.some((one) => one >= 0) ? found : [];
}

/** The type that an expression is written with: `map[K]V{}`, `make(chan T)`; or -1. */
export function typeWritten(view: TreeView, expression: number): number {
  if (view.is(expression, 'parenthesized_expression')) return typeWritten(view, view.first(expression));
  if (view.is(expression, 'composite_literal')) return view.field(expression, 'type');
  const called = view.is(expression, 'call_expression') ? view.field(expression, 'function') : -1;
  return called >= 0 && view.textOf(called) === 'make' ? view.first(view.field(expression, 'arguments')) : -1;
}
