import type { LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** The value that a pattern is compared with, or -1. */
function matched(view: TreeView, pattern: number): number {
  for (let at = pattern; ; at = view.parent(at)) {
    const around = view.parent(at);
    switch (view.kindOf(around)) {
      case 'is_pattern_expression':
        return view.field(around, 'expression');
      case 'switch_section':
        return view.field(view.parent(view.parent(around)), 'value');
      case 'switch_expression_arm':
        return view.first(view.parent(around));
      case 'subpattern': {
        const key = view.first(around);
        return key === at ? -1 : key;
      }
      case 'negated_pattern':
      case 'parenthesized_pattern':
      case 'and_pattern':
      case 'or_pattern':
        continue;
      default:
        return -1;
    }
  }
}

/** The names of properties in `{ A: 1, B.C: 2 }`. */
export const comparedMember: LinkHook = (view, subpattern, say) => {
  const [key, value] = view.children(subpattern);
  if (key === undefined || value === undefined) return;
  let first = key;
  while (view.is(first, 'member_access_expression')) first = view.field(first, 'expression');
  if (!view.is(first, 'identifier')) return;
  const pattern = view.parent(view.parent(subpattern));
  const type = view.field(pattern, 'type');
  if (type >= 0) say(first, 'member', type, 'construct');
  else {
    const at = matched(view, pattern);
    if (at >= 0) say(first, 'member', at);
  }
};

/** `var x` in a pattern is what that is compared with. */
export const varPattern: LinkHook = (view, pattern, say) => {
  const name = view.field(pattern, 'name');
  const at = matched(view, pattern);
  if (name >= 0 && at >= 0) say(name, 'value', at);
};

/** `Foo x` in a pattern is of that type. */
export const declarationPattern: LinkHook = (view, pattern, say) => {
  const [type, name] = [view.field(pattern, 'type'), view.field(pattern, 'name')];
  if (name < 0) return;
  if (type >= 0 && !view.is(type, 'implicit_type')) say(name, 'type', type);
  else varPattern(view, pattern, say);
};
