import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** The type that is said where `new()` stands. */
function expectedType(view: TreeView, made: number): number {
  const around = view.parent(made);
  switch (view.kindOf(around)) {
    case 'variable_declarator': {
      const type = view.field(view.parent(around), 'type');
      return view.is(type, 'implicit_type') ? -1 : type;
    }
    case 'property_declaration':
      return view.field(around, 'type');
    case 'assignment_expression':
      return view.field(around, 'left');
    case 'arrow_expression_clause': {
      const of = view.parent(around);
      const type = view.field(of, 'type');
      return type >= 0 ? type : view.field(of, 'returns');
    }
    default:
      return -1;
  }
}

/** What the names in `{ A = 1 }` are members of, and whether that is a type. */
export const initialised: LinkHook = (view, assignment, say) => {
  const braces = view.parent(assignment);
  const left = view.field(assignment, 'left');
  if (!view.is(braces, 'initializer_expression') || !view.is(left, 'identifier')) return;
  const around = view.parent(braces);
  if (view.is(around, 'object_creation_expression')) say(left, 'member', around);
  else if (view.is(around, 'assignment_expression')) say(left, 'member', view.field(around, 'left'));
  else if (view.is(around, 'implicit_object_creation_expression')) {
    const type = expectedType(view, around);
    if (type < 0) say(left, 'member', LINK_TARGETS.unknown);
    else
      say(
        left,
        'member',
        type,
        ...(view.is(view.parent(around), 'assignment_expression') ? [] : (['construct'] as const)),
      );
  }
};
