import { NO_ARGUMENT } from '../../model/index.ts';
import { functionGiven } from '../javascript/callbacks.ts';
import type { LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { functionAround, whole } from './written-objects.ts';

/**
 * What says of which type a function is that is written out, and no argument: the name of a variable, a field or a
 * parameter with a type, what it is assigned to, its key in an object, the name of the type that is returned, or that it
 * is said to be. -1 for none.
 */
export function holderOf(view: TreeView, made: number): number {
  if (view.is(made, 'method_definition')) return view.is(view.parent(made), 'object') ? view.field(made, 'name') : -1;
  const node = whole(view, made);
  const around = view.parent(node);
  const typed = (field: string): number => {
    const name = view.field(around, field);
    return view.field(around, 'type') >= 0 && view.field(around, 'value') === node ? name : -1;
  };
  switch (view.kindOf(around)) {
    case 'variable_declarator':
    case 'public_field_definition':
      return typed('name');
    case 'required_parameter':
    case 'optional_parameter':
      return typed('pattern');
    case 'assignment_expression':
      return view.field(around, 'right') === node ? view.field(around, 'left') : -1;
    case 'pair':
      return view.field(around, 'value') === node ? view.field(around, 'key') : -1;
    case 'as_expression':
    case 'satisfies_expression':
      return typeName(view, view.children(around)[1] ?? -1);
    case 'return_statement':
      return returnedType(view, functionAround(view, around));
    case 'arrow_function':
      return view.field(around, 'body') === node ? returnedType(view, around) : -1;
    default:
      return -1;
  }
}

/** The name of the type that a function is said to return; -1 for one of promises. */
function returnedType(view: TreeView, made: number): number {
  if (made < 0 || view.child(made, '"async"') >= 0) return -1;
  return typeName(view, view.field(made, 'return_type'));
}

function typeName(view: TreeView, annotation: number): number {
  let type = annotation;
  while (view.is(type, 'type_annotation') || view.is(type, 'parenthesized_type')) type = view.first(type);
  if (view.is(type, 'generic_type')) type = view.field(type, 'name');
  return view.is(type, 'type_identifier') ? type : -1;
}

/** The parameters of functions that are written out where a type says what they are given. */
export const writtenFunctions: readonly LinkRule[] = functionGiven(
  holderOf,
  () => NO_ARGUMENT,
  (view, made) => holderOf(view, made) >= 0,
);
