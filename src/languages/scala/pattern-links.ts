import { LINK_TARGETS } from '../../model/index.ts';
import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { typed } from './declared-types.ts';
import { inPattern } from './patterns.ts';

/** The names of a pattern, by what it is compared with. */
export function pattern(view: TreeView, node: number, from: number, say: SayLink, ...steps: 'element'[]): void {
  const places = ['first', 'second', 'third'] as const;
  if (view.is(node, 'identifier')) {
    if (inPattern(view, node) === 'variable') say(node, 'value', from, ...steps);
  } else if (view.is(node, 'typed_pattern')) {
    const name = view.field(node, 'pattern');
    if (view.is(name, 'identifier')) typed(view, name, view.field(node, 'type'), say);
  } else if (view.is(node, 'capture_pattern')) {
    const inside = view.field(node, 'pattern');
    const name = view.field(node, 'name');
    if (view.is(inside, 'case_class_pattern')) say(name, 'type', view.field(inside, 'type'));
    else say(name, 'value', from, ...steps);
    pattern(view, inside, from, say, ...steps);
  } else if (view.is(node, 'case_class_pattern')) {
    const of = view.field(node, 'type');
    const parts = view.children(node).filter((child) => child !== of);
    for (const [i, part] of parts.entries()) partOf(view, part, i, of, say);
  } else if (view.is(node, 'tuple_pattern')) {
    for (const [i, part] of view.children(node).entries()) {
      if (view.is(part, 'identifier') && i < 3 && inPattern(view, part) === 'variable')
        say(part, places[i]!, from, ...steps);
      else if (!view.is(part, 'identifier')) pattern(view, part, LINK_TARGETS.unknown, say);
    }
  }
}

function partOf(view: TreeView, part: number, place: number, of: number, say: SayLink): void {
  const places = ['first', 'second', 'third'] as const;
  const name = view.is(part, 'capture_pattern') ? view.field(part, 'name') : part;
  if (view.is(name, 'identifier') && inPattern(view, name) === 'variable' && place < 3) say(name, places[place]!, of);
  if (!view.is(part, 'identifier')) pattern(view, part, LINK_TARGETS.unknown, say);
}
